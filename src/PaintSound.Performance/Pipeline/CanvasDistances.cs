using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Library.Search;
using PaintSound.Models.Networks;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// The distances of excerpts from the canvas: log odds of the correspondence, without a share of the popularity. Excerpts are scored when they are asked
/// for. Allocates all buffers once. Not thread-safe.
/// </summary>
internal sealed class CanvasDistances
{
    private const int MaxMeanExcerpts = 4096;

    private readonly ExcerptTable _excerpts;
    private readonly ICorrespondenceNetwork _network;
    private readonly Popularity _popularity;
    private readonly CorrespondenceRule? _rule;
    private readonly float[] _imageHalf;
    private readonly float[] _logOdds;
    private readonly float[] _distances;
    private readonly float[] _sampleHalves;   // of excerpts that are spread evenly
    private readonly float[] _sampleLogOdds;
    private PictureQualities _qualities;
    private double _share;
    private bool _isScored, _isComplete;

    /// <summary>Creates the distances.</summary>
    /// <param name="excerpts">The excerpts.</param>
    /// <param name="network">Scores image against sound.</param>
    /// <param name="popularity">The popularity of the excerpts.</param>
    /// <param name="rule">Judges the correspondence instead of the network; null for the network.</param>
    public CanvasDistances(ExcerptTable excerpts, ICorrespondenceNetwork network, Popularity popularity, CorrespondenceRule? rule)
    {
        (_excerpts, _network, _popularity, _rule) = (excerpts, network, popularity, rule);
        var size = network.HalfSize;
        _imageHalf = new float[size];
        _logOdds = new float[excerpts.Count];
        _distances = new float[excerpts.Count];
        var stride = Math.Max(1, excerpts.Count / MaxMeanExcerpts);
        _sampleLogOdds = new float[(excerpts.Count + stride - 1) / stride];
        _sampleHalves = new float[_sampleLogOdds.Length * size];
        for (var i = 0; i < _sampleLogOdds.Length; i++)
        {
            excerpts.SoundHalves.Slice(i * stride * size, size).CopyTo(_sampleHalves.AsSpan(i * size));
        }
    }

    /// <summary>The distances of all excerpts. Valid until canvas or share change.</summary>
    public ReadOnlySpan<float> All
    {
        get
        {
            Score();
            if (!_isComplete)
            {
                // The rule compares ranks: no excerpt is popular with everything.
                _popularity.TakeOffLogOdds(_logOdds, _rule is null ? _share : 0, _distances);
                _isComplete = true;
            }

            return _distances;
        }
    }

    /// <summary>The half of the picture.</summary>
    public ReadOnlySpan<float> ImageHalf => _imageHalf;

    /// <summary>The mean log odds of the picture with the excerpts of the library: how well it fits music in general.</summary>
    public float MeanLogOdds { get; private set; }

    /// <summary>Sets the picture.</summary>
    /// <param name="rgb">224 x 224 pixels, row by row, three bytes each (R, G, B).</param>
    public void SetPicture(ReadOnlySpan<byte> rgb)
    {
        _network.ComputeImageHalf(rgb, _imageHalf);
        _network.ScoreLogOdds(_imageHalf, _sampleHalves, _sampleLogOdds);
        MeanLogOdds = _sampleLogOdds.Length == 0 ? 0 : (float)_sampleLogOdds.Average(value => (double)value);
        _qualities = _rule is null ? default : PictureQualityMeter.Measure(rgb);
        (_isScored, _isComplete) = (false, false);
    }

    /// <summary>Sets the share of the popularity that is taken off.</summary>
    /// <param name="share">0 nothing ... 1 all.</param>
    public void SetShare(double share)
    {
        _isComplete &= share == _share;
        _share = share;
    }

    /// <summary>Returns the correspondence of an excerpt, 0 close ... 1 far.</summary>
    public float GetCorrespondence(int excerpt)
    {
        Score();
        return Popularity.ToCorrespondence(_logOdds[excerpt]);
    }

    private void Score()
    {
        if (_isScored)
        {
            return;
        }

        _isScored = true;
        if (_rule is null)
        {
            _network.ScoreLogOdds(_imageHalf, _excerpts.SoundHalves, _logOdds);
            return;
        }

        _rule.CompareWithExcerpts(_qualities, _logOdds);
        Popularity.ToLogOdds(_logOdds);
    }
}
