using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Music;
using PaintSound.Library.Search;
using PaintSound.Models.Networks;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// Where the music meets pictures: those of the library, of which one answers it, and the canvas, with which it is more or less
/// congruent. One pass of the network hears the music for all of them. All buffers are made once; one thread at a time.
/// </summary>
public sealed class MusicPerceiver
{
    private readonly ICorrespondenceNetwork _network;
    private readonly PaintingTable _paintings;
    private readonly PaintingChooser _chooser;
    private readonly CongruityMeter _meter;
    private readonly Random _random = new(1);   // always the same chance: a recording measures the same again
    private readonly float[] _mel;
    private readonly float[] _soundHalf;
    private readonly float[] _correspondence;
    private readonly float[] _pair = new float[1];
    private MusicSummary _moment;

    /// <summary>Creates the perceiver, all its buffers, and the random pairs that congruity is compared with.</summary>
    /// <param name="excerpts">The excerpts of the library.</param>
    /// <param name="paintings">The paintings to rank.</param>
    /// <param name="network">Scores image against sound.</param>
    public MusicPerceiver(ExcerptTable excerpts, PaintingTable paintings, ICorrespondenceNetwork network)
    {
        (_network, _paintings, _chooser) = (network, paintings, new PaintingChooser(paintings));
        _mel = new float[network.Manifest.Mel.Bands * network.Manifest.Mel.Columns];
        _soundHalf = new float[network.HalfSize];
        _correspondence = new float[paintings.Count];
        _meter = new CongruityMeter(RandomPairs.Of(excerpts, paintings, network));
    }

    /// <summary>Listens to the last four seconds of music.</summary>
    /// <param name="ear">The ear that heard them.</param>
    /// <param name="lost">True where its source has fallen silent: what was heard last is no music of now.</param>
    public void ProcessMusic(MusicAnalyser ear, bool lost)
    {
        _moment = lost ? MusicSummary.Silence : ear.Summary;
        if (!lost)
        {
            ear.CopyMelTo(_mel);
            ProcessMusic(_mel);
        }
    }

    /// <summary>Listens to four seconds of log-mel, band by band.</summary>
    public void ProcessMusic(ReadOnlySpan<float> mel)
    {
        _network.ComputeSoundHalf(mel, _soundHalf);
        _network.ScorePictures(_paintings.ImageHalves, _soundHalf, _correspondence);
    }

    /// <summary>The painting that answers the music, or null while the current one stays.</summary>
    public PaintingSelection? Choose(ChoosingControls controls, TimeSpan now, bool next) =>
        _chooser.Choose(_correspondence, _moment, controls, now, next);

    /// <summary>The library's paintings that answer the music best.</summary>
    public IReadOnlyList<PaintingCandidate> Rank(ChoosingControls controls, int top) => _chooser.Rank(_correspondence, controls, top);

    /// <summary>How congruent the music is with the canvas.</summary>
    /// <param name="canvas">Has looked at the canvas.</param>
    /// <param name="smoothing">How long congruity takes to rise.</param>
    /// <param name="now">Time since the beginning of the performance.</param>
    public CongruityReading Compare(CanvasAndBrushPerceiver canvas, TimeSpan smoothing, TimeSpan now)
    {
        _network.Score(canvas.ImageHalf, _soundHalf, _pair);
        Span<float> chance =
        [
            canvas.Scores.Correspondence[_random.Next(canvas.Scores.Count)],
            _paintings.Count > 0 ? _correspondence[_random.Next(_paintings.Count)] : 0,
        ];
        return _meter.Measure(
            new LivePair(_pair[0], canvas.Coverage, _moment.SoundingShare), chance[..(_paintings.Count > 0 ? 2 : 1)], smoothing, now);
    }
}
