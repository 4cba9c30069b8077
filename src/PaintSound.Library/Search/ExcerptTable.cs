using System.Collections;
using System.Numerics.Tensors;
using PaintSound.Core.Works;

namespace PaintSound.Library.Search;

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
    private readonly float[] _pooleds;

    /// <summary>Puts a table together.</summary>
    /// <param name="excerpts">The excerpts.</param>
    /// <param name="soundHalves">Their sound halves, one after the other.</param>
    /// <param name="rhythms">Their rhythm embeddings, one after the other.</param>
    /// <param name="timbres">Their timbre embeddings, one after the other.</param>
    /// <param name="pooleds">Their pooled last convolutions, one after the other.</param>
    public ExcerptTable(Excerpt[] excerpts, float[] soundHalves, float[] rhythms, float[] timbres, float[] pooleds)
    {
        _excerpts = excerpts;
        _soundHalves = soundHalves;
        _rhythms = rhythms;
        _timbres = timbres;
        _pooleds = pooleds;
        PooledScale = ScaleOf(pooleds, excerpts.Length);
    }

    /// <summary>Number of excerpts.</summary>
    public int Count => _excerpts.Length;

    /// <summary>The sounds' halves of the correspondence, one after the other.</summary>
    public ReadOnlySpan<float> SoundHalves => _soundHalves;

    /// <summary>The rhythm embeddings, one after the other.</summary>
    public ReadOnlySpan<float> Rhythms => _rhythms;

    /// <summary>The timbre embeddings, one after the other.</summary>
    public ReadOnlySpan<float> Timbres => _timbres;

    /// <summary>The pooled last convolutions, one after the other; empty where the network does not give them.</summary>
    public ReadOnlySpan<float> Pooleds => _pooleds;

    /// <summary>What multiplies pooled distances so that two random excerpts of this library lie 1 apart; 1 where nothing can be measured.</summary>
    public float PooledScale { get; }

    /// <summary>One excerpt.</summary>
    public Excerpt this[int index] => _excerpts[index];

    /// <inheritdoc/>
    public IEnumerator<Excerpt> GetEnumerator() => ((IEnumerable<Excerpt>)_excerpts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static float ScaleOf(float[] rows, int count)
    {
        if (rows.Length == 0 || count < 2)
        {
            return 1;
        }

        // Always the same pairs: the same library measures the same.
        const int Pairs = 2000;
        var (random, width, sum) = (new Random(1), rows.Length / count, 0.0);
        for (var pair = 0; pair < Pairs; pair++)
        {
            var one = random.Next(count);
            var other = (one + 1 + random.Next(count - 1)) % count;
            sum += TensorPrimitives.Distance(rows.AsSpan(one * width, width), rows.AsSpan(other * width, width));
        }

        return sum > 0 && double.IsFinite(sum) ? (float)(Pairs / sum) : 1;
    }
}
