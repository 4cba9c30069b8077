using PaintSound.Simulation.Instruments;
using PaintSound.Simulation.Music;

namespace PaintSound.Simulation.Tests;

/// <summary>All works, rendered once for all tests of a class.</summary>
public sealed class RenderedPieces
{
    private readonly Dictionary<string, StereoBuffer> _buffers =
        Composer.Pieces.ToDictionary(piece => piece.Title, new Composer(1).Play);

    public StereoBuffer this[string title] => _buffers[title];

    /// <summary>Returns the middle half of a work as mono.</summary>
    public float[] GetMiddle(string title)
    {
        var buffer = _buffers[title];
        var from = buffer.Length / 4;
        return [.. Enumerable.Range(from, buffer.Length / 2).Select(i => (buffer.Left[i] + buffer.Right[i]) / 2)];
    }

    public double Centroid(string title) => SoundMeasurements.Centroid(GetMiddle(title), StereoBuffer.Rate);

    public double Flatness(string title) => SoundMeasurements.Flatness(GetMiddle(title), StereoBuffer.Rate);

    public double OnsetRate(string title) => SoundMeasurements.OnsetRate(GetMiddle(title), StereoBuffer.Rate);
}
