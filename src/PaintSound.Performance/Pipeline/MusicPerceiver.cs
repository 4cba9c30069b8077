using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Choosing.Taste;
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
    private readonly MusicQualityMeter _qualityMeter;
    private readonly TasteAxes _axes;
    private readonly PaintingTaste _paintingTaste, _pictureTaste;
    private readonly float[] _mel;
    private readonly float[] _soundHalf;
    private readonly Popularity _popularity;
    private readonly PaintingScores _scores;
    private readonly float[] _pair = new float[1];
    private readonly float[] _pictureCorrespondences;
    private readonly float[] _pictureLogOdds;
    private MusicSummary _summary = MusicSummary.Silence;
    private MusicQualities _qualities;
    private bool _isLost = true;
    private float _variationDb;
    private MusicPerception? _received;

    /// <summary>Creates the perceiver and all its buffers.</summary>
    /// <param name="paintings">The paintings to rank.</param>
    /// <param name="network">Scores image against sound.</param>
    /// <param name="popularity">The popularity of the paintings; null if it is unknown.</param>
    /// <param name="pictures">The pictures that congruity compares the canvas with; null for none.</param>
    /// <param name="rule">Selects paintings instead of the network; null for the network.</param>
    /// <param name="axes">The axes of taste of the library; null if nothing is ever learned.</param>
    public MusicPerceiver(
        PaintingTable paintings,
        ICorrespondenceNetwork network,
        Popularity? popularity = null,
        ComparisonPictures? pictures = null,
        CorrespondenceRule? rule = null,
        TasteAxes? axes = null)
    {
        (_rule, _qualityMeter, _axes) = (rule, new MusicQualityMeter(network.Manifest.Mel), axes ?? new TasteAxes([]));
        (_network, _paintings, _popularity, _chooser) = (network, paintings, popularity ?? Popularity.None(paintings.Count), new PaintingChooser(paintings));
        _mel = new float[network.Manifest.Mel.Bands * network.Manifest.Mel.Columns];
        _soundHalf = new float[network.HalfSize];
        _scores = new PaintingScores(paintings.Count);
        _variation = new SoundVariation(network.Manifest.Mel);
        _pictures = pictures ?? ComparisonPictures.None;
        _meter = new CongruityMeter(_pictures.Pairs);
        (_paintingTaste, _pictureTaste) = (new PaintingTaste(paintings.Qualities, _axes), new PaintingTaste(_pictures.Qualities, _axes));
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
    public MusicPerception Perceive() => _isLost ? MusicPerception.Silence : new MusicPerception(_summary, HalfVector.From(_soundHalf), _qualities, _variationDb);

    /// <summary>Processes the music as it was last read.</summary>
    /// <param name="controls">What was learned from marks.</param>
    public void ProcessMusic(ChoosingControls controls)
    {
        if (_isLost)
        {
            return;
        }

        if (_received is { } received)
        {
            HalfVector.CopyTo(received.SoundHalf, _soundHalf);
            (_qualities, _variationDb) = (received.Qualities, received.VariationDb);
            ScorePaintings(controls);
        }
        else
        {
            ProcessMusic(_mel, _summary.LevelDb, controls);
        }
    }

    /// <summary>Processes 4 s of music.</summary>
    /// <param name="mel">The log-mel, band after band.</param>
    /// <param name="levelDb">RMS in dB relative to full scale.</param>
    /// <param name="controls">What was learned from marks.</param>
    public void ProcessMusic(ReadOnlySpan<float> mel, float levelDb, ChoosingControls controls)
    {
        _network.ComputeSoundHalf(mel, _soundHalf);
        _qualities = _qualityMeter.Measure(mel, levelDb);
        _variationDb = _variation.MeasureDb(mel);
        ScorePaintings(controls);
    }

    private void ScorePaintings(ChoosingControls controls)
    {
        SetTaste(controls);
        if (_rule is null)
        {
            _network.ScorePictures(_paintings.ImageHalves, _soundHalf, _scores.Correspondence);
        }
        else
        {
            _rule.CompareWithPictures(_qualities, _paintings.Qualities, _scores.Correspondence);
        }

        if (_paintingTaste.IsActive)
        {
            _paintingTaste.Apply(_scores.Correspondence, _rule is null ? _popularity : null, _scores.MusicDistance);
        }
        else if (_rule is null)
        {
            _popularity.Standardise(_scores.Correspondence, _scores.MusicDistance);
        }
        else
        {
            _scores.Correspondence.CopyTo(_scores.MusicDistance, 0);
        }
    }

    /// <summary>Creates a mark of the canvas and the music; null if the music is silent.</summary>
    /// <param name="kind">What the artist says.</param>
    /// <param name="canvas">The perceiver that has processed the canvas.</param>
    /// <param name="controls">Tell what is silent.</param>
    public Mark? CreateMark(MarkKind kind, CanvasAndBrushPerceiver canvas, ChoosingControls controls)
    {
        if (_isLost || _summary.LevelDb < controls.MusicSilenceDb)
        {
            return null;
        }

        _network.Score(canvas.ImageHalf, _soundHalf, _pair);
        return new Mark(kind, canvas.Qualities, _qualities, Popularity.ToLogOdds(_pair[0]));
    }

    private void SetTaste(ChoosingControls controls)
    {
        _paintingTaste.Set(controls.Learned, controls.TasteShare);
        _paintingTaste.SetMusic(_qualities);
        if (_pictureTaste.Set(controls.Learned, controls.TasteShare))
        {
            _meter.SetPairs(_pictures.PairedMusic.SelectMany((music, number) =>
            {
                _pictureTaste.SetMusic(music);
                return _pictures.Pairs.Skip(number * _pictures.Popularity.Count).Take(_pictures.Popularity.Count).Select((pair, picture) => _pictureTaste.ApplyRelative(picture, pair)).ToArray();
            }));
        }

        _pictureTaste.SetMusic(_qualities);
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
        for (var i = 0; i < _pictureLogOdds.Length && _pictureTaste.IsActive; i++)
        {
            _pictureLogOdds[i] = _pictureTaste.ApplyRelative(i, _pictureLogOdds[i]);
        }

        var logOdds = canvas.ApplyTaste(Popularity.ToLogOdds(_pair[0]), _pictureTaste.MusicPlaces);
        return _meter.Measure(
            new LivePair(Popularity.ToCorrespondence(logOdds), logOdds - canvas.MeanLogOdds, canvas.Coverage, _summary.SoundingShare, _variationDb),
            _pictureLogOdds,
            smoothing,
            now);
    }
}
