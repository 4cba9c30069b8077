using System.Collections;
using PaintSound.Core.Works;

namespace PaintSound.Library;

/// <summary>
/// All excerpts of a library with their vectors, in memory, ready to be scored: row i of every space belongs to excerpt i.
/// In the order of the works' ids and of time, whatever way the library was made.
/// </summary>
public sealed class ExcerptTable : IReadOnlyList<Excerpt>
{
    private readonly Excerpt[] _excerpts;
    private readonly float[] _soundHalves;
    private readonly float[] _rhythms;
    private readonly float[] _timbres;

    /// <summary>Puts a table together.</summary>
    /// <param name="excerpts">The excerpts.</param>
    /// <param name="soundHalves">Their sound halves, one after the other.</param>
    /// <param name="rhythms">Their rhythm embeddings, one after the other.</param>
    /// <param name="timbres">Their timbre embeddings, one after the other.</param>
    public ExcerptTable(Excerpt[] excerpts, float[] soundHalves, float[] rhythms, float[] timbres)
    {
        _excerpts = excerpts;
        _soundHalves = soundHalves;
        _rhythms = rhythms;
        _timbres = timbres;
    }

    /// <summary>Number of excerpts.</summary>
    public int Count => _excerpts.Length;

    /// <summary>The sounds' halves of the correspondence, one after the other.</summary>
    public ReadOnlySpan<float> SoundHalves => _soundHalves;

    /// <summary>The rhythm embeddings, one after the other.</summary>
    public ReadOnlySpan<float> Rhythms => _rhythms;

    /// <summary>The timbre embeddings, one after the other.</summary>
    public ReadOnlySpan<float> Timbres => _timbres;

    /// <summary>One excerpt.</summary>
    public Excerpt this[int index] => _excerpts[index];

    /// <inheritdoc/>
    public IEnumerator<Excerpt> GetEnumerator() => ((IEnumerable<Excerpt>)_excerpts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
