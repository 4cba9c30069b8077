using System.Collections;
using System.Numerics.Tensors;
using PaintSound.Core.Choosing;
using PaintSound.Core.Works;

namespace PaintSound.Library.Search;

/// <summary>
/// All excerpts of a library with their vectors, in memory. Row i of every space belongs to excerpt i. Sorted by work id and
/// start time, so the order does not depend on how the library was indexed. Immutable, thread-safe.
/// </summary>
public sealed class ExcerptTable : IReadOnlyList<Excerpt>
{
    private readonly Excerpt[] _excerpts;
    private readonly float[] _soundHalves;
    private readonly float[] _rhythms;
    private readonly float[] _timbres;
    private readonly float[] _pooleds;
    private readonly float[] _rateOctaves;
    private readonly float[] _centroidOctaves;

    /// <summary>Creates a table. It keeps the arrays and does not copy them.</summary>
    /// <param name="excerpts">The excerpts.</param>
    /// <param name="soundHalves">Their sound halves, one after the other.</param>
    /// <param name="rhythms">Their rhythm embeddings, one after the other.</param>
    /// <param name="timbres">Their timbre embeddings, one after the other.</param>
    /// <param name="pooleds">Their pooled last convolutions, one after the other.</param>
    /// <param name="rateOctaves">Their onset rates in octaves, 0 for one onset per second; null for those of the excerpts.</param>
    public ExcerptTable(Excerpt[] excerpts, float[] soundHalves, float[] rhythms, float[] timbres, float[] pooleds, float[]? rateOctaves = null)
    {
        _excerpts = excerpts;
        _soundHalves = soundHalves;
        _rhythms = rhythms;
        _timbres = timbres;
        _pooleds = pooleds;
        _rateOctaves = rateOctaves ?? Array.ConvertAll(excerpts, excerpt => SoundDistance.ToOctave(excerpt.OnsetRate));
        _centroidOctaves = Array.ConvertAll(excerpts, excerpt => MathF.Log2(excerpt.CentroidHz));
        PooledScale = MeasureScale(pooleds, excerpts.Length);
    }

    /// <summary>Number of excerpts.</summary>
    public int Count => _excerpts.Length;

    /// <summary>The sound halves for the correspondence network, one after the other.</summary>
    public ReadOnlySpan<float> SoundHalves => _soundHalves;

    /// <summary>The rhythm embeddings, one after the other.</summary>
    public ReadOnlySpan<float> Rhythms => _rhythms;

    /// <summary>The timbre embeddings, one after the other.</summary>
    public ReadOnlySpan<float> Timbres => _timbres;

    /// <summary>The pooled last convolutions, one after the other; empty if the network does not compute them.</summary>
    public ReadOnlySpan<float> Pooleds => _pooleds;

    /// <summary>The onset rates in octaves, 0 for one onset per second.</summary>
    public ReadOnlySpan<float> RateOctaves => _rateOctaves;

    /// <summary>The spectral centroids in octaves: the logarithms to base 2 of Hz.</summary>
    public ReadOnlySpan<float> CentroidOctaves => _centroidOctaves;

    /// <summary>Factor for pooled distances: with it, two random excerpts of this library are 1 apart on average. It is 1 if no distance can be measured.</summary>
    public float PooledScale { get; }

    /// <summary>Returns one excerpt.</summary>
    public Excerpt this[int index] => _excerpts[index];

    /// <inheritdoc/>
    public IEnumerator<Excerpt> GetEnumerator() => ((IEnumerable<Excerpt>)_excerpts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static float MeasureScale(float[] rows, int count)
    {
        if (rows.Length == 0 || count < 2)
        {
            return 1;
        }

        // A fixed seed gives the same scale for the same library.
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
