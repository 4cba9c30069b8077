using System.Buffers;
using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Perception;
using PaintSound.Core.Signal;
using PaintSound.Library.Search;
using PaintSound.Models.Networks;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// The sound distances of excerpts to the last 4 s of brush. The network runs when a distance is asked for. Where that is enough, distances are estimated
/// from quantised embeddings, and those in doubt are computed. Allocates its buffers once. Not thread-safe.
/// </summary>
/// <param name="excerpts">The excerpts.</param>
/// <param name="embedding">Embeds the brush sound.</param>
internal sealed class BrushDistances(ExcerptTable excerpts, ISoundEmbeddingNetwork embedding) : IDistances
{
    // So few that their distances stay in the cache of a core, and so many that they are computed together.
    private const int Block = 256;

    // The sum of a part of the terms can be rounded up by less than this.
    private const float Rounding = 1 + 1e-5f;

    private readonly PowerCentroid _centroid = new(embedding.Manifest.Mel);
    private readonly float[] _mel = new float[embedding.Manifest.Mel.Bands * embedding.Manifest.Mel.Columns];
    private readonly float[] _rhythm = new float[embedding.RhythmSize];
    private readonly float[] _timbre = new float[embedding.TimbreSize];
    private readonly float[] _pooled = new float[embedding.PooledSize];
    private readonly Lazy<float[]> _all = new(() => new float[excerpts.Count]);
    private readonly Lazy<SoundEstimator> _estimator = new(() => new SoundEstimator(excerpts.Quantised.Rhythms, excerpts.Quantised.Timbres));
    private float _detectedRate, _rateOctave, _centroidOctave;
    private SoundDistanceKind _kind;
    private double _follow;
    private BrushPerception? _received;
    private bool _isEmbedded, _isComplete;

    /// <summary>The log-mel of the brush, band after band. Call <see cref="Set"/> after writing it.</summary>
    public Span<float> Mel => _mel;

    /// <inheritdoc/>
    public ReadOnlySpan<float> All
    {
        get
        {
            Embed();
            if (!_isComplete)
            {
                for (var first = 0; first < excerpts.Count; first += Block)
                {
                    Compute(first, _all.Value.AsSpan(first, Math.Min(Block, excerpts.Count - first)));
                }

                _isComplete = true;
            }

            return _all.Value;
        }
    }

    private bool IsEstimated => _kind == SoundDistanceKind.Weighed && !_isComplete;

    /// <summary>What another site perceives of its brush, instead of <see cref="Mel"/>; null for the sound. Call <see cref="Set"/> after setting it.</summary>
    public BrushPerception? Received
    {
        set => _received = value;
    }

    /// <summary>Says that the brush or the settings have changed.</summary>
    /// <param name="controls">The sound distance, which the network must support.</param>
    /// <param name="detectedRate">Onsets per second, for a network that does not measure them.</param>
    public void Set(ChoosingControls controls, float detectedRate)
    {
        (_kind, _follow, _detectedRate) = (controls.Distance, controls.Follow, detectedRate);
        (_isEmbedded, _isComplete) = (false, false);
    }

    /// <summary>Returns what another site needs to compute the same distances: the vectors of the sound distance in use.</summary>
    /// <param name="summary">The summary of the brush.</param>
    /// <param name="activity">What the brush does now.</param>
    public BrushPerception Perceive(BrushSummary summary, BrushActivity activity)
    {
        Embed();
        return _kind == SoundDistanceKind.Weighed
            ? new BrushPerception(summary, activity, _rateOctave, _centroidOctave, HalfVector.From(_rhythm), HalfVector.From(_timbre), [])
            : new BrushPerception(summary, activity, _rateOctave, _centroidOctave, [], [], HalfVector.From(_pooled));
    }

    /// <summary>True if a perception of another site has vectors of this network's sizes.</summary>
    public bool Fits(BrushPerception perception) =>
        FitsOrIsEmpty(perception.Rhythm, _rhythm) && FitsOrIsEmpty(perception.Timbre, _timbre) && FitsOrIsEmpty(perception.Pooled, _pooled);

    /// <inheritdoc/>
    public void Copy(ReadOnlySpan<int> chosen, Span<float> distances)
    {
        Embed();
        for (var i = 0; i < chosen.Length; i++)
        {
            Compute(chosen[i], distances.Slice(i, 1));
        }
    }

    /// <inheritdoc/>
    public void FindLowest(ReadOnlySpan<int> chosen, Span<int> lowest)
    {
        Embed();
        if (!IsEstimated)
        {
            LowestDistances.Find(All, chosen, lowest);
            return;
        }

        var rented = ArrayPool<float>.Shared.Rent(excerpts.Count);
        var estimates = rented.AsSpan(0, excerpts.Count);
        for (var first = 0; first < estimates.Length; first += Block)
        {
            var part = estimates.Slice(first, Math.Min(Block, estimates.Length - first));
            part.Clear();
            AddRateAndCentroid(first, part);
            _estimator.Value.Add(first, part);
        }

        ApproximateDistances.FindLowest(estimates, _estimator.Value.MaxError, chosen, this, lowest);
        ArrayPool<float>.Shared.Return(rented);
    }

    /// <inheritdoc/>
    public int CountBelow(ReadOnlySpan<int> chosen, float limit)
    {
        Embed();
        return IsEstimated ? CountEstimated(chosen, limit) : LowestDistances.CountBelow(All, chosen, limit);
    }

    // Rate and centroid are two values of an excerpt and the spaces more than a hundred. All add to the distance, so many excerpts are known to be farther
    // by the two alone, and most others by an estimate.
    private int CountEstimated(ReadOnlySpan<int> chosen, float limit)
    {
        var (sure, impossible) = (limit - _estimator.Value.MaxError, limit + _estimator.Value.MaxError);
        var (rented, doubtful) = (ArrayPool<float>.Shared.Rent(Block), ArrayPool<int>.Shared.Rent(chosen.Length));
        var (count, doubts, next) = (0, 0, 0);
        for (var start = 0; next < chosen.Length; start += Block)
        {
            var estimates = rented.AsSpan(0, Math.Min(Block, excerpts.Count - start));
            estimates.Clear();
            AddRateAndCentroid(start, estimates);
            for (; next < chosen.Length && chosen[next] < start + estimates.Length; next++)
            {
                // A distance that is no number is not known to be farther.
                var estimate = estimates.Slice(chosen[next] - start, 1);
                if (estimate[0] > limit * Rounding)
                {
                    continue;
                }

                _estimator.Value.Add(chosen[next], estimate);
                var isBelow = estimate[0] < sure;
                count += isBelow ? 1 : 0;
                doubtful[doubts] = chosen[next];
                doubts += isBelow || estimate[0] > impossible ? 0 : 1;
            }
        }

        count += ApproximateDistances.CountBelow(doubtful.AsSpan(0, doubts), this, limit);
        ArrayPool<float>.Shared.Return(rented);
        ArrayPool<int>.Shared.Return(doubtful);
        return count;
    }

    private void Embed()
    {
        if (_isEmbedded)
        {
            return;
        }

        if (_received is { } received)
        {
            HalfVector.CopyTo(received.Rhythm, _rhythm);
            HalfVector.CopyTo(received.Timbre, _timbre);
            HalfVector.CopyTo(received.Pooled, _pooled);
            (_rateOctave, _centroidOctave) = (received.RateOctave, received.CentroidOctave);
        }
        else
        {
            embedding.Embed(_mel, _rhythm, _timbre, _pooled);
            _rateOctave = embedding.Manifest.OnsetRates?.GetOctave(_rhythm) ?? SoundDistance.ToOctave(_detectedRate);
            _centroidOctave = MathF.Log2(_centroid.MeasureHz(_mel));
        }

        _isEmbedded = true;
        if (_kind == SoundDistanceKind.Weighed)
        {
            _estimator.Value.Set(_rhythm, _timbre, _follow);
        }
    }

    /// <summary>Computes the distances of excerpts that follow one another.</summary>
    private void Compute(int first, Span<float> distances)
    {
        if (_kind == SoundDistanceKind.Paper)
        {
            SoundDistance.ComputePaper(_pooled, excerpts.Pooleds.GetRows(first, distances.Length), excerpts.PooledScale, distances);
            return;
        }

        SoundDistance.ComputeWeighed(
            _rhythm, _timbre, excerpts.Rhythms.GetRows(first, distances.Length), excerpts.Timbres.GetRows(first, distances.Length), _follow, distances);
        AddRateAndCentroid(first, distances);
    }

    private static bool FitsOrIsEmpty(Half[] received, float[] vector) => received.Length == 0 || received.Length == vector.Length;

    private void AddRateAndCentroid(int first, Span<float> distances)
    {
        SoundDistance.AddRate(_rateOctave, excerpts.RateOctaves[first..], _follow, distances);
        SoundDistance.AddCentroid(_centroidOctave, excerpts.CentroidOctaves[first..], _follow, distances);
    }
}
