using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Choosing.Taste;
using PaintSound.Core.Perception;
using PaintSound.Core.Sources;
using PaintSound.Library.Search;
using PaintSound.Models.Networks;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// The distances of excerpts from the canvas: log odds of the correspondence, without a share of the popularity, and with what was learned from marks. Excerpts
/// are scored when they are asked for: all of them are estimated, and those in doubt are scored. Allocates its buffers once. Not thread-safe.
/// </summary>
internal sealed class CanvasDistances : IDistances
{
    private const int MaxMeanExcerpts = 4096;
    private const int ExcerptsAtOnce = 4096;

    private readonly ExcerptTable _excerpts;
    private readonly ICorrespondenceNetwork _network;
    private readonly Popularity _popularity;
    private readonly CorrespondenceRule? _rule;
    private readonly float[] _imageHalf;
    private readonly Lazy<float[]> _logOdds;   // no number for what is not scored
    private readonly Lazy<float[]> _distances;
    private readonly Lazy<float[]> _estimates;
    private readonly float[] _sampleHalves;   // of excerpts that are spread evenly
    private readonly float[] _sampleLogOdds;
    private readonly Lazy<TastePlaces> _places;
    private readonly byte[] _picture = new byte[IFrameSource.FrameBytes];
    private readonly float[] _coefficients = new float[TasteModel.Coefficients];
    private PictureQualities? _qualities;   // null until they are asked for
    private TasteModel? _learned;
    private double _share, _tasteShare;
    private float _factor = 1, _meanLogOdds;
    private bool _isScored, _isComplete, _isEstimated;
    private float? _maxError;   // of the estimates; null if there are none

    /// <summary>Creates the distances.</summary>
    /// <param name="excerpts">The excerpts.</param>
    /// <param name="network">Scores image against sound.</param>
    /// <param name="popularity">The popularity of the excerpts.</param>
    /// <param name="rule">Judges the correspondence instead of the network; null for the network.</param>
    /// <param name="places">The places of the excerpts on the axes of taste; created when something was learned.</param>
    public CanvasDistances(ExcerptTable excerpts, ICorrespondenceNetwork network, Popularity popularity, CorrespondenceRule? rule, Lazy<TastePlaces> places)
    {
        (_excerpts, _network, _popularity, _rule, _places) = (excerpts, network, popularity, rule, places);
        var size = network.HalfSize;
        _imageHalf = new float[size];
        (_logOdds, _distances, _estimates) = (CreateBuffer(float.NaN), CreateBuffer(), CreateBuffer());
        var stride = Math.Max(1, excerpts.Count / MaxMeanExcerpts);
        _sampleLogOdds = new float[(excerpts.Count + stride - 1) / stride];
        _sampleHalves = new float[_sampleLogOdds.Length * size];
        for (var i = 0; i < _sampleLogOdds.Length; i++)
        {
            excerpts.SoundHalves.GetRows(i * stride, 1).CopyTo(_sampleHalves.AsSpan(i * size));
        }

        Lazy<float[]> CreateBuffer(float value = 0) => new(() =>
        {
            var buffer = new float[excerpts.Count];
            buffer.AsSpan().Fill(value);
            return buffer;
        });
    }

    /// <inheritdoc/>
    public ReadOnlySpan<float> All
    {
        get
        {
            if (!_isComplete)
            {
                ScoreAll();
                _popularity.TakeOffLogOdds(_logOdds.Value, Share, _distances.Value);
                for (var i = 0; i < _excerpts.Count && _learned is not null; i++)
                {
                    _distances.Value[i] = ApplyTaste(i, _distances.Value[i]);
                }

                _isComplete = true;
            }

            return _distances.Value;
        }
    }

    /// <summary>The half of the picture.</summary>
    public ReadOnlySpan<float> ImageHalf => _imageHalf;

    /// <summary>The mean log odds of the picture with the excerpts of the library: how well it fits music in general.</summary>
    public float MeanLogOdds => _learned is null ? _meanLogOdds : (_factor * _meanLogOdds) + TasteModel.Judge(_coefficients, _places.Value.Means);

    /// <summary>The qualities of the picture.</summary>
    public PictureQualities Qualities => _qualities ??= PictureQualityMeter.Measure(_picture);

    // The rule compares ranks: no excerpt is popular with everything.
    private double Share => _rule is null ? _share : 0;

    /// <summary>Sets the picture.</summary>
    /// <param name="rgb">224 x 224 pixels, row by row, three bytes each (R, G, B).</param>
    public void SetPicture(ReadOnlySpan<byte> rgb)
    {
        _network.ComputeImageHalf(rgb, _imageHalf);
        rgb.CopyTo(_picture);
        Set(null);
    }

    /// <summary>Sets the picture of another site.</summary>
    /// <param name="imageHalf">Its image half; empty to keep the picture.</param>
    /// <param name="qualities">What the rule compares.</param>
    public void SetPicture(ReadOnlySpan<Half> imageHalf, PictureQualities qualities)
    {
        HalfVector.CopyTo(imageHalf, _imageHalf);
        Set(qualities);
    }

    private void Set(PictureQualities? qualities)
    {
        _qualities = qualities;
        _network.ScoreLogOdds(_imageHalf, _sampleHalves, _sampleLogOdds);
        _meanLogOdds = _sampleLogOdds.Length == 0 ? 0 : (float)_sampleLogOdds.Average(value => (double)value);
        FoldTaste();
        (_isScored, _isComplete, _isEstimated) = (false, false, false);
        if (_logOdds.IsValueCreated)
        {
            _logOdds.Value.AsSpan().Fill(float.NaN);
        }
    }

    /// <summary>Sets the share of the popularity that is taken off.</summary>
    /// <param name="share">0 nothing ... 1 all.</param>
    public void SetShare(double share)
    {
        _isComplete &= share == _share;
        _isEstimated &= share == _share;
        _share = share;
    }

    /// <summary>Sets what was learned from marks.</summary>
    /// <param name="learned">What was learned; null if nothing was.</param>
    /// <param name="share">How much of it counts: 0 as shipped ... 1 all.</param>
    public void SetTaste(TasteModel? learned, double share)
    {
        learned = share > 0 ? learned : null;
        if (_learned == learned && (learned is null || share == _tasteShare))
        {
            return;
        }

        (_learned, _tasteShare) = (learned, share);
        (_isComplete, _isEstimated) = (false, false);
        FoldTaste();
    }

    /// <summary>Returns the correspondence of an excerpt, 0 close ... 1 far.</summary>
    public float GetCorrespondence(int excerpt) => Popularity.ToCorrespondence(ApplyTaste(excerpt, GetLogOdds(excerpt)));

    /// <summary>Returns the log odds that the network, or the rule, gives an excerpt, without anything learned.</summary>
    public float GetShippedLogOdds(int excerpt) => GetLogOdds(excerpt);

    /// <inheritdoc/>
    public void Copy(ReadOnlySpan<int> excerpts, Span<float> distances)
    {
        for (var i = 0; i < excerpts.Length; i++)
        {
            distances[i] = ApplyTaste(excerpts[i], _popularity.TakeOffLogOdds(excerpts[i], GetLogOdds(excerpts[i]), Share));
        }
    }

    /// <inheritdoc/>
    public void FindLowest(ReadOnlySpan<int> excerpts, Span<int> lowest)
    {
        if (Estimate() is { } maxError)
        {
            ApproximateDistances.FindLowest(_estimates.Value, maxError, excerpts, this, lowest);
            return;
        }

        LowestDistances.Find(All, excerpts, lowest);
    }

    /// <inheritdoc/>
    public int CountBelow(ReadOnlySpan<int> excerpts, float limit) => Estimate() is { } maxError
        ? ApproximateDistances.CountBelow(_estimates.Value, maxError, excerpts, this, limit)
        : LowestDistances.CountBelow(All, excerpts, limit);

    private float GetLogOdds(int excerpt)
    {
        // Where the network cannot estimate, it may need nearly as long for one excerpt as for hundreds.
        if (Estimate() is null)
        {
            ScoreAll();
        }
        else if (float.IsNaN(_logOdds.Value[excerpt]))
        {
            _network.ScoreLogOdds(_imageHalf, _excerpts.SoundHalves.GetRows(excerpt, 1), _logOdds.Value.AsSpan(excerpt, 1));
        }

        return _logOdds.Value[excerpt];
    }

    /// <summary>Returns the log odds of music that is not in the table, with what was learned.</summary>
    /// <param name="logOdds">The log odds as shipped.</param>
    /// <param name="music">The places of the music on the axes of taste.</param>
    public float ApplyTaste(float logOdds, ReadOnlySpan<float> music) => _learned is null ? logOdds : (logOdds * _factor) + TasteModel.Judge(_coefficients, music);

    private void FoldTaste()
    {
        if (_learned is not null)
        {
            Span<float> picture = stackalloc float[TasteAxes.Pictures.Count];
            TasteAxes.Place(Qualities, picture);
            _learned.Fold(picture, _tasteShare, _coefficients);
            _factor = _learned.GetNetwork(_tasteShare);
        }
    }

    private float ApplyTaste(int excerpt, float logOdds) => _learned is null ? logOdds : (logOdds * _factor) + _places.Value.Judge(_coefficients, excerpt);

    private float? Estimate()
    {
        if (!_isEstimated)
        {
            _isEstimated = true;
            _maxError = _rule is null && !_isScored ? _network.EstimateLogOdds(_imageHalf, _excerpts.Quantised.SoundHalves, _estimates.Value) : null;
            if (_maxError is { } error)
            {
                _popularity.TakeOffLogOdds(_estimates.Value, Share, _estimates.Value);
                if (_learned is not null)
                {
                    _places.Value.MultiplyAdd(_coefficients, _factor, _estimates.Value);
                    _maxError = (Math.Abs(_factor) * error) + TastePlaces.BoundError(_coefficients, _factor);
                }
            }
        }

        return _isScored ? null : _maxError;
    }

    private void ScoreAll()
    {
        if (_isScored)
        {
            return;
        }

        _isScored = true;
        if (_rule is not null)
        {
            _rule.CompareWithExcerpts(Qualities, _logOdds.Value);
            Popularity.ToLogOdds(_logOdds.Value);
            return;
        }

        for (var first = 0; first < _excerpts.Count; first += ExcerptsAtOnce)
        {
            var part = _logOdds.Value.AsSpan(first, Math.Min(ExcerptsAtOnce, _excerpts.Count - first));
            _network.ScoreLogOdds(_imageHalf, _excerpts.SoundHalves.GetRows(first, part.Length), part);
        }
    }
}
