using PaintSound.Simulation.Instruments;
using PaintSound.Simulation.Music;

namespace PaintSound.Simulation.Tests;

/// <summary>Every work, played once for all tests of a class.</summary>
public sealed class Concert
{
    private readonly Dictionary<string, StereoBuffer> _tapes =
        Composer.Compose.ToDictionary(piece => piece.Title, new Composer(1).Play);

    public StereoBuffer this[string title] => _tapes[title];

    /// <summary>The middle of a work, both sides together.</summary>
    public float[] Middle(string title)
    {
        var tape = _tapes[title];
        var from = tape.Length / 4;
        return [.. Enumerable.Range(from, tape.Length / 2).Select(i => (tape.Left[i] + tape.Right[i]) / 2)];
    }

    public double Centroid(string title) => Measure.Centroid(Middle(title), StereoBuffer.Rate);

    public double Flatness(string title) => Measure.Flatness(Middle(title), StereoBuffer.Rate);

    public double OnsetRate(string title) => Measure.OnsetRate(Middle(title), StereoBuffer.Rate);
}
