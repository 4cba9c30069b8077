using PaintSound.Studio.Music;

namespace PaintSound.Studio.Tests;

/// <summary>Every work, played once for all tests of a class.</summary>
public sealed class Concert
{
    private readonly Dictionary<string, Tape> _tapes =
        Composer.Works.ToDictionary(piece => piece.Title, new Composer(1).Play);

    public Tape this[string title] => _tapes[title];

    /// <summary>The middle of a work, both sides together.</summary>
    public float[] Middle(string title)
    {
        var tape = _tapes[title];
        var from = tape.Length / 4;
        return [.. Enumerable.Range(from, tape.Length / 2).Select(i => (tape.Left[i] + tape.Right[i]) / 2)];
    }

    public double Centroid(string title) => Measure.Centroid(Middle(title), Tape.Rate);

    public double Flatness(string title) => Measure.Flatness(Middle(title), Tape.Rate);

    public double OnsetRate(string title) => Measure.OnsetRate(Middle(title), Tape.Rate);
}
