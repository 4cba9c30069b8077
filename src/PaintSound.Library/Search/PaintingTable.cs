using System.Collections;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Works;

namespace PaintSound.Library.Search;

/// <summary>All paintings of a library with their vectors, in memory. Row i belongs to painting i. Sorted by id. Immutable, thread-safe.</summary>
public sealed class PaintingTable : IReadOnlyList<Painting>
{
    private readonly Painting[] _paintings;
    private readonly float[] _imageHalves;
    private readonly PictureQualities[] _qualities;

    /// <summary>Creates a table. It keeps the arrays and does not copy them.</summary>
    /// <param name="paintings">The paintings.</param>
    /// <param name="imageHalves">Their image halves, one after the other.</param>
    /// <param name="qualities">Their qualities; null if they are unknown, for a table that no rule compares.</param>
    public PaintingTable(Painting[] paintings, float[] imageHalves, PictureQualities[]? qualities = null)
    {
        _paintings = paintings;
        _imageHalves = imageHalves;
        _qualities = qualities ?? [.. Enumerable.Repeat(PictureQualities.Unknown, paintings.Length)];
    }

    /// <summary>Number of paintings.</summary>
    public int Count => _paintings.Length;

    /// <summary>The image halves for the correspondence network, one after the other.</summary>
    public ReadOnlySpan<float> ImageHalves => _imageHalves;

    /// <summary>The qualities for the correspondence rule.</summary>
    public IReadOnlyList<PictureQualities> Qualities => _qualities;

    /// <summary>Returns one painting.</summary>
    public Painting this[int index] => _paintings[index];

    /// <inheritdoc/>
    public IEnumerator<Painting> GetEnumerator() => ((IEnumerable<Painting>)_paintings).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
