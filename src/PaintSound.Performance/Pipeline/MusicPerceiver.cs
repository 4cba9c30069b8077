using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Congruity;
using PaintSound.Core.Music;
using PaintSound.Core.Perception;
using PaintSound.Library.Search;
using PaintSound.Models.Networks;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// Runs the correspondence network on the last 4 s of music, selects a painting of the library for the music, and measures the congruity of
/// music and canvas. One pass of the network serves both. Allocates all buffers once. Not thread-safe.
/// </summary>
public sealed class MusicPerceiver
{
    private readonly ICorrespondenceNetwork _network;
    private readonly PaintingTable _paintings;
    private readonly PaintingChooser _chooser;
    private readonly ComparisonPictures _pictures;
    private readonly CongruityMeter _meter;
    private readonly SoundVariation _variation;
    private readonly CorrespondenceRule? _rule;
    private readonly MusicQualityMeter _qualities;
    private readonly float[] _mel;
    private readonly float[] _soundHalf;
    private readonly Popularity _popularity;
    private readonly PaintingScores _scores;
    private readonly float[] _pair = new float[1];
    private readonly float[] _pictureCorrespondences;
    private readonly float[] _pictureLogOdds;
    private MusicSummary _summary = MusicSummary.Silence;
    private bool _isLost = true;
    private float _variationDb;
    private MusicQualities _quality;
    private MusicPerception? _received;

    /// <summary>Creates the perceiver and all its buffers.</summary>
    /// <param name="paintings">The paintings to rank.</param>
    /// <param name="network">Scores image against sound.</param>
    /// <param name="popularity">The popularity of the paintings; null if it is unknown.</param>
    /// <param name="pictures">The pictures that congruity compares the canvas with; null for none.</param>
    /// <param name="rule">Selects paintings instead of the network; null for the network.</param>
    public MusicPerceiver(
        PaintingTable paintings,
        ICorrespondenceNetwork network,
        Popularity? popularity = null,
        ComparisonPictures? pictures = null,
        CorrespondenceRule? rule = null)
    {
        (_rule, _qualities) = (rule, new MusicQualityMeter(network.Manifest.Mel));
        (_network, _paintings, _popularity, _chooser) = (network, paintings, popularity ?? Popularity.None(paintings.Count), new PaintingChooser(paintings));
        _mel = new float[network.Manifest.Mel.Bands * network.Manifest.Mel.Columns];
        _soundHalf = new float[network.HalfSize];
        _scores = new PaintingScores(paintings.Count);
        _variation = new SoundVariation(network.Manifest.Mel);
        _pictures = pictures ?? ComparisonPictures.None;
        _meter = new CongruityMeter(_pictures.Pairs);
        (_pictureCorrespondences, _pictureLogOdds) = (new float[_pictures.Popularity.Count], new float[_pictures.Popularity.Count]);
    }

    /// <summary>Copies the last 4 s of music.</summary>
    /// <param name="music">The analyser of the music.</param>
    /// <param name="isLost">True if the source no longer delivers. The music then counts as silence.</param>
    public void ReadMusic(MusicAnalyser music, bool isLost)
    {
        (_isLost, _summary) = (isLost, isLost ? MusicSummary.Silence : music.Summary);
        if (!isLost)
        {
            music.CopyMelTo(_mel);
        }
    }

    /// <summary>Takes what another site perceives of its music, instead of sound.</summary>
    public void ReadMusic(MusicPerception received) => (_received, _isLost, _summary) = (received, received.SoundHalf.Length == 0, received.Summary);

    /// <summary>True if a perception of another site has a vector of the size of this worker's network.</summary>
    public bool Fits(MusicPerception perception) => perception.SoundHalf.Length == 0 || perception.SoundHalf.Length == _soundHalf.Length;

    /// <summary>Returns what another site needs of the music as last processed.</summary>
    public MusicPerception Perceive() => _isLost ? MusicPerception.Silence : new MusicPerception(_summary, HalfVector.From(_soundHalf), _quality, _variationDb);

    /// <summary>Processes the music as it was last read.</summary>
    public void ProcessMusic()
    {
        if (_isLost)
        {
            return;
        }

        if (_received is { } received)
        {
            HalfVector.CopyTo(received.SoundHalf, _soundHalf);
            (_quality, _variationDb) = (received.Qualities, received.VariationDb);
            ScorePaintings();
        }
        else
        {
            ProcessMusic(_mel, _summary.LevelDb);
        }
    }

    /// <summary>Processes 4 s of music.</summary>
    /// <param name="mel">The log-mel, band after band.</param>
    /// <param name="levelDb">RMS in dB relative to full scale.</param>
    public void ProcessMusic(ReadOnlySpan<float> mel, float levelDb)
    {
        _network.ComputeSoundHalf(mel, _soundHalf);
        (_quality, _variationDb) = (_qualities.Measure(mel, levelDb), _variation.MeasureDb(mel));
        ScorePaintings();
    }

    private void ScorePaintings()
    {
        if (_rule is null)
        {
            _network.ScorePictures(_paintings.ImageHalves, _soundHalf, _scores.Correspondence);
            _popularity.Standardise(_scores.Correspondence, _scores.MusicDistance);
        }
        else
        {
            _rule.CompareWithPictures(_quality, _paintings.Qualities, _scores.Correspondence);
            _scores.Correspondence.CopyTo(_scores.MusicDistance, 0);
        }
    }

    /// <summary>Returns the painting selected for the music, or null if the current one stays.</summary>
    public PaintingSelection? Choose(ChoosingControls controls, TimeSpan now, bool next) =>
        _chooser.Choose(_scores, _summary, controls, now, next);

    /// <inheritdoc cref="PaintingChooser.Follow"/>
    public PaintingSelection? Follow(FollowedPainting followed) => _chooser.Follow(followed);

    /// <summary>Returns the paintings of the library that fit the music best, best first.</summary>
    public IReadOnlyList<PaintingCandidate> Rank(ChoosingControls controls, int top) => _chooser.Rank(_scores, controls, top);

    /// <summary>Measures the congruity of the music with the canvas.</summary>
    /// <param name="canvas">The perceiver that has processed the canvas.</param>
    /// <param name="smoothing">The time constant of a rising congruity.</param>
    /// <param name="now">Time since the start of the performance.</param>
    public CongruityReading Compare(CanvasAndBrushPerceiver canvas, TimeSpan smoothing, TimeSpan now)
    {
        _network.Score(canvas.ImageHalf, _soundHalf, _pair);
        _network.ScorePictures(_pictures.ImageHalves, _soundHalf, _pictureCorrespondences);
        _pictures.Popularity.TakeOff(_pictureCorrespondences, 1, _pictureLogOdds);
        return _meter.Measure(
            new LivePair(_pair[0], Popularity.ToLogOdds(_pair[0]) - canvas.MeanLogOdds, canvas.Coverage, _summary.SoundingShare, _variationDb),
            _pictureLogOdds,
            smoothing,
            now);
    }
}
