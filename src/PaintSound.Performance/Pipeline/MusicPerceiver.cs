using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Music;
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
    private readonly CongruityMeter _meter;
    private readonly Random _random = new(1);   // a fixed seed: replaying a recording gives the same readings
    private readonly float[] _mel;
    private readonly float[] _soundHalf;
    private readonly Popularity _popularity;
    private readonly PaintingScores _scores;
    private readonly float[] _pair = new float[1];
    private MusicSummary _summary;

    /// <summary>Creates the perceiver, all its buffers, and the random pairs for the comparison of congruity.</summary>
    /// <param name="excerpts">The excerpts of the library.</param>
    /// <param name="paintings">The paintings to rank.</param>
    /// <param name="network">Scores image against sound.</param>
    /// <param name="popularity">The popularity of the paintings; null if it is unknown.</param>
    public MusicPerceiver(ExcerptTable excerpts, PaintingTable paintings, ICorrespondenceNetwork network, Popularity? popularity = null)
    {
        (_network, _paintings, _chooser) = (network, paintings, new PaintingChooser(paintings));
        _popularity = popularity ?? Popularity.None(paintings.Count);
        _mel = new float[network.Manifest.Mel.Bands * network.Manifest.Mel.Columns];
        _soundHalf = new float[network.HalfSize];
        _scores = new PaintingScores(paintings.Count);
        _meter = new CongruityMeter(RandomPairs.Score(excerpts, paintings, network));
    }

    /// <summary>Processes the last 4 s of music.</summary>
    /// <param name="music">The analyser of the music.</param>
    /// <param name="isLost">True if the source no longer delivers. The music then counts as silence.</param>
    public void ProcessMusic(MusicAnalyser music, bool isLost)
    {
        _summary = isLost ? MusicSummary.Silence : music.Summary;
        if (!isLost)
        {
            music.CopyMelTo(_mel);
            ProcessMusic(_mel);
        }
    }

    /// <summary>Processes 4 s of log-mel, band after band.</summary>
    public void ProcessMusic(ReadOnlySpan<float> mel)
    {
        _network.ComputeSoundHalf(mel, _soundHalf);
        _network.ScorePictures(_paintings.ImageHalves, _soundHalf, _scores.Correspondence);
        _popularity.Standardise(_scores.Correspondence, _scores.MusicDistance);
    }

    /// <summary>Returns the painting selected for the music, or null if the current one stays.</summary>
    public PaintingSelection? Choose(ChoosingControls controls, TimeSpan now, bool next) =>
        _chooser.Choose(_scores, _summary, controls, now, next);

    /// <summary>Returns the paintings of the library that fit the music best, best first.</summary>
    public IReadOnlyList<PaintingCandidate> Rank(ChoosingControls controls, int top) => _chooser.Rank(_scores, controls, top);

    /// <summary>Measures the congruity of the music with the canvas.</summary>
    /// <param name="canvas">The perceiver that has processed the canvas.</param>
    /// <param name="smoothing">The time constant of a rising congruity.</param>
    /// <param name="now">Time since the start of the performance.</param>
    public CongruityReading Compare(CanvasAndBrushPerceiver canvas, TimeSpan smoothing, TimeSpan now)
    {
        _network.Score(canvas.ImageHalf, _soundHalf, _pair);
        Span<float> randomPairs =
        [
            canvas.Scores.Correspondence[_random.Next(canvas.Scores.Count)],
            _paintings.Count > 0 ? _scores.Correspondence[_random.Next(_paintings.Count)] : 0,
        ];
        return _meter.Measure(
            new LivePair(_pair[0], canvas.Coverage, _summary.SoundingShare), randomPairs[..(_paintings.Count > 0 ? 2 : 1)], smoothing, now);
    }
}
