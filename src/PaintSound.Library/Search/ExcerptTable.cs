using System.Collections;
using System.Numerics.Tensors;
using PaintSound.Core.Choosing;
using PaintSound.Core.Vectors;
using PaintSound.Core.Works;
using PaintSound.Library.Tables;

namespace PaintSound.Library.Search;

/// <summary>
/// All excerpts of a library with their vectors. Row i of every space belongs to excerpt i. Sorted by work id and
/// start time, so the order does not depend on how the library was indexed. Immutable, thread-safe.
/// </summary>
public sealed class ExcerptTable : IReadOnlyList<Excerpt>
{
    private readonly Excerpt[] _excerpts;
    private readonly float[] _rateOctaves;
    private readonly float[] _centroidOctaves;
    private readonly Lazy<QuantisedExcerpts> _quantised;
    private readonly Lazy<float> _pooledScale;

    /// <summary>Creates a table.</summary>
    /// <param name="excerpts">The excerpts.</param>
    /// <param name="soundHalves">Their sound halves.</param>
    /// <param name="rhythms">Their rhythm embeddings.</param>
    /// <param name="timbres">Their timbre embeddings.</param>
    /// <param name="pooleds">Their pooled last convolutions.</param>
    /// <param name="rateOctaves">Their onset rates in octaves, 0 for one onset per second; null for those of the excerpts.</param>
    /// <param name="quantised">The vectors with a byte a value; null if they are computed when they are asked for.</param>
    /// <param name="popularities">Keeps the popularity of the excerpts; null if it is measured each time.</param>
    /// <param name="tableFolder">The folder of the files that the vectors come from; null if they come from none.</param>
    public ExcerptTable(Excerpt[] excerpts, IRows<float> soundHalves, IRows<float> rhythms, IRows<float> timbres, IRows<float> pooleds, float[]? rateOctaves = null,
        QuantisedExcerpts? quantised = null, PopularityCache? popularities = null, string? tableFolder = null)
    {
        (Popularities, TableFolder) = (popularities, tableFolder);
        _excerpts = excerpts;
        (SoundHalves, Rhythms, Timbres, Pooleds) = (soundHalves, rhythms, timbres, pooleds);
        _rateOctaves = rateOctaves ?? Array.ConvertAll(excerpts, excerpt => SoundDistance.ToOctave(excerpt.OnsetRate));
        _centroidOctaves = Array.ConvertAll(excerpts, excerpt => MathF.Log2(excerpt.CentroidHz));
        _quantised = new(() => quantised ?? new(QuantisedRows.Create(soundHalves), QuantisedRows.Create(rhythms), QuantisedRows.Create(timbres)));
        _pooledScale = new(() => MeasureScale(pooleds));
    }

    /// <summary>Creates a table of arrays: the vectors of one excerpt after those of the other. They are not copied.</summary>
    /// <param name="excerpts">The excerpts.</param>
    /// <param name="soundHalves">Their sound halves.</param>
    /// <param name="rhythms">Their rhythm embeddings.</param>
    /// <param name="timbres">Their timbre embeddings.</param>
    /// <param name="pooleds">Their pooled last convolutions.</param>
    public ExcerptTable(Excerpt[] excerpts, float[] soundHalves, float[] rhythms, float[] timbres, float[] pooleds)
        : this(excerpts, CreateRows(soundHalves, excerpts.Length), CreateRows(rhythms, excerpts.Length), CreateRows(timbres, excerpts.Length), CreateRows(pooleds, excerpts.Length))
    {
    }

    /// <summary>Number of excerpts.</summary>
    public int Count => _excerpts.Length;

    /// <summary>The sound halves for the correspondence network.</summary>
    public IRows<float> SoundHalves { get; }

    /// <summary>The rhythm embeddings.</summary>
    public IRows<float> Rhythms { get; }

    /// <summary>The timbre embeddings.</summary>
    public IRows<float> Timbres { get; }

    /// <summary>The pooled last convolutions; of width 0 if the network does not compute them.</summary>
    public IRows<float> Pooleds { get; }

    /// <summary>The vectors with a byte a value.</summary>
    public QuantisedExcerpts Quantised => _quantised.Value;

    /// <summary>Keeps the popularity of the excerpts; null if it is measured each time.</summary>
    public PopularityCache? Popularities { get; }

    /// <summary>The folder of the files that the vectors come from, where what is computed from them can be kept; null if they come from none.</summary>
    public string? TableFolder { get; }

    /// <summary>The onset rates in octaves, 0 for one onset per second.</summary>
    public ReadOnlySpan<float> RateOctaves => _rateOctaves;

    /// <summary>The spectral centroids in octaves: the logarithms to base 2 of Hz.</summary>
    public ReadOnlySpan<float> CentroidOctaves => _centroidOctaves;

    /// <summary>Factor for pooled distances: with it, two random excerpts of this library are 1 apart on average. It is 1 if no distance can be measured.</summary>
    public float PooledScale => _pooledScale.Value;

    /// <summary>Returns one excerpt.</summary>
    public Excerpt this[int index] => _excerpts[index];

    /// <inheritdoc/>
    public IEnumerator<Excerpt> GetEnumerator() => ((IEnumerable<Excerpt>)_excerpts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static ArrayRows<float> CreateRows(float[] values, int count) => new(values, count == 0 ? 0 : values.Length / count);

    private static float MeasureScale(IRows<float> rows)
    {
        if (rows.Width == 0 || rows.Count < 2)
        {
            return 1;
        }

        // A fixed seed gives the same scale for the same library.
        const int Pairs = 2000;
        var (random, sum) = (new Random(1), 0.0);
        for (var pair = 0; pair < Pairs; pair++)
        {
            var one = random.Next(rows.Count);
            var other = (one + 1 + random.Next(rows.Count - 1)) % rows.Count;
            sum += TensorPrimitives.Distance(rows.GetRows(one, 1), rows.GetRows(other, 1));
        }

        return sum > 0 && double.IsFinite(sum) ? (float)(Pairs / sum) : 1;
    }
}
