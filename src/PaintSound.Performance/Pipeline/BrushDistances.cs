using System.Buffers;
using System.Numerics.Tensors;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Signal;
using PaintSound.Library.Search;
using PaintSound.Models.Networks;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// The sound distances of excerpts to the last 4 s of brush. The network runs when a distance is asked for, and each distance is computed only if it is
/// needed. Allocates all buffers once. Not thread-safe.
/// </summary>
/// <param name="excerpts">The excerpts.</param>
/// <param name="embedding">Embeds the brush sound.</param>
internal sealed class BrushDistances(ExcerptTable excerpts, ISoundEmbeddingNetwork embedding)
{
    // So few that often all of them are farther, and so many that they are computed together.
    private const int Block = 64;

    // The sum of a part of the terms can be rounded up by less than this.
    private const float Rounding = 1 + 1e-5f;

    private readonly PowerCentroid _centroid = new(embedding.Manifest.Mel);
    private readonly float[] _mel = new float[embedding.Manifest.Mel.Bands * embedding.Manifest.Mel.Columns];
    private readonly float[] _rhythm = new float[embedding.RhythmSize];
    private readonly float[] _timbre = new float[embedding.TimbreSize];
    private readonly float[] _pooled = new float[embedding.PooledSize];
    private readonly float[] _all = new float[excerpts.Count];
    private float _detectedRate, _rateOctave, _centroidOctave;
    private SoundDistanceKind _kind;
    private double _follow;
    private bool _isEmbedded, _isComplete;

    /// <summary>The log-mel of the brush, band after band. Call <see cref="Set"/> after writing it.</summary>
    public Span<float> Mel => _mel;

    /// <summary>The distances of all excerpts. Valid until the next <see cref="Set"/>.</summary>
    public ReadOnlySpan<float> All
    {
        get
        {
            Embed();
            if (!_isComplete)
            {
                Compute(0, _all);
                _isComplete = true;
            }

            return _all;
        }
    }

    /// <summary>Says that the brush or the settings have changed.</summary>
    /// <param name="controls">The sound distance, which the network must support.</param>
    /// <param name="detectedRate">Onsets per second, for a network that does not measure them.</param>
    public void Set(ChoosingControls controls, float detectedRate)
    {
        (_kind, _follow, _detectedRate) = (controls.Distance, controls.Follow, detectedRate);
        (_isEmbedded, _isComplete) = (false, false);
    }

    /// <summary>Computes the distances of some excerpts, with the same values as <see cref="All"/>.</summary>
    /// <param name="chosen">The excerpts.</param>
    /// <param name="distances">Receives one value for each.</param>
    public void Copy(ReadOnlySpan<int> chosen, Span<float> distances)
    {
        Embed();
        for (var i = 0; i < chosen.Length; i++)
        {
            Compute(chosen[i], distances.Slice(i, 1));
        }
    }

    /// <summary>Counts the excerpts whose distance is below a limit.</summary>
    /// <param name="chosen">The excerpts, ascending.</param>
    /// <param name="limit">The limit.</param>
    public int CountNearer(ReadOnlySpan<int> chosen, float limit)
    {
        Embed();
        return _kind == SoundDistanceKind.Paper || _isComplete ? LowestDistances.CountBelow(All, chosen, limit) : CountWeighedNearer(chosen, limit);
    }

    // Rate and centroid are two values of an excerpt and the spaces more than a hundred. Both add to the distance, so many excerpts are known to be
    // farther by the two alone.
    private int CountWeighedNearer(ReadOnlySpan<int> chosen, float limit)
    {
        var (count, next) = (0, 0);
        var rented = ArrayPool<float>.Shared.Rent(Block);
        for (var start = 0; start < excerpts.Count && next < chosen.Length; start += Block)
        {
            var distances = rented.AsSpan(0, Math.Min(Block, excerpts.Count - start));
            distances.Clear();
            AddRateAndCentroid(start, distances);

            // A distance that is no number is not known to be farther. If one of the block may be nearer, all are computed: that is faster than some of them.
            if (TensorPrimitives.Min(distances) <= limit * Rounding || !float.IsFinite(TensorPrimitives.Sum(distances)))
            {
                Compute(start, distances);
            }

            for (; next < chosen.Length && chosen[next] < start + distances.Length; next++)
            {
                count += distances[chosen[next] - start] < limit ? 1 : 0;
            }
        }

        ArrayPool<float>.Shared.Return(rented);
        return count;
    }

    private void Embed()
    {
        if (_isEmbedded)
        {
            return;
        }

        embedding.Embed(_mel, _rhythm, _timbre, _pooled);
        _rateOctave = embedding.Manifest.OnsetRates?.GetOctave(_rhythm) ?? SoundDistance.ToOctave(_detectedRate);
        _centroidOctave = MathF.Log2(_centroid.MeasureHz(_mel));
        _isEmbedded = true;
    }

    /// <summary>Computes the distances of excerpts that follow one another.</summary>
    private void Compute(int first, Span<float> distances)
    {
        if (_kind == SoundDistanceKind.Paper)
        {
            SoundDistance.ComputePaper(_pooled, GetRows(excerpts.Pooleds, _pooled.Length), excerpts.PooledScale, distances);
            return;
        }

        SoundDistance.ComputeWeighed(_rhythm, _timbre, GetRows(excerpts.Rhythms, _rhythm.Length), GetRows(excerpts.Timbres, _timbre.Length), _follow, distances);
        AddRateAndCentroid(first, distances);

        ReadOnlySpan<float> GetRows(ReadOnlySpan<float> rows, int width) => rows[(first * width)..];
    }

    private void AddRateAndCentroid(int first, Span<float> distances)
    {
        SoundDistance.AddRate(_rateOctave, excerpts.RateOctaves[first..], _follow, distances);
        SoundDistance.AddCentroid(_centroidOctave, excerpts.CentroidOctaves[first..], _follow, distances);
    }
}
