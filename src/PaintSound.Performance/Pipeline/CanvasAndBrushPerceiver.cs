using PaintSound.Core.Brush;
using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Choosing.Taste;
using PaintSound.Core.Perception;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Library.Search;
using PaintSound.Models.Networks;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// Processes the settled canvas and the last 4 s of brush, so that the excerpts of the library can be compared with both. Allocates all
/// buffers once. Not thread-safe.
/// </summary>
public sealed class CanvasAndBrushPerceiver
{
    private readonly ExcerptTable _excerpts;
    private readonly CanvasDistances _canvasDistances;
    private readonly BrushDistances _brushDistances;
    private readonly GroundFill _fill = new();
    private readonly byte[] _picture = new byte[IFrameSource.FrameBytes];
    private readonly bool[] _hasPaint = new bool[IFrameSource.FrameBytes / 3];
    private readonly CanvasFeatureMeter _meter = new();
    private bool _wasSettled, _isNewPicture, _isSettled;
    private float _addedCoverage;
    private BlankCanvas _blank;
    private CanvasCover? _cover;
    private CanvasPerception? _received;
    private BrushSummary _summary;

    /// <summary>Creates the perceiver and all its buffers.</summary>
    /// <param name="excerpts">The excerpts to score.</param>
    /// <param name="correspondence">Scores image against sound.</param>
    /// <param name="embedding">Embeds the brush sound.</param>
    /// <param name="popularity">The popularity of the excerpts; null if it is unknown.</param>
    /// <param name="rule">Judges the correspondence instead of the network; null for the network.</param>
    /// <param name="places">The places of the excerpts on the axes of taste; null to compute them when something was learned.</param>
    public CanvasAndBrushPerceiver(
        ExcerptTable excerpts,
        ICorrespondenceNetwork correspondence,
        ISoundEmbeddingNetwork embedding,
        Popularity? popularity = null,
        CorrespondenceRule? rule = null,
        Lazy<TastePlaces>? places = null)
    {
        _excerpts = excerpts;
        _canvasDistances = new CanvasDistances(
            excerpts, correspondence, popularity ?? Popularity.None(excerpts.Count), rule,
            places ?? new(() => new TastePlaces(excerpts, new TasteAxes([.. excerpts.Select(MusicQualities.Of)]))));
        _brushDistances = new BrushDistances(excerpts, embedding);
        Scores = new ExcerptScores(_canvasDistances, _brushDistances);
    }

    /// <summary>The distances of every excerpt from the canvas and the brush, as last processed.</summary>
    public IExcerptScores Scores { get; }

    /// <summary>The image half of the correspondence network for the canvas, as last processed.</summary>
    public ReadOnlySpan<float> ImageHalf => _canvasDistances.ImageHalf;

    /// <summary>The mean log odds of the canvas with the excerpts of the library: how well it fits music in general.</summary>
    public float MeanLogOdds => _canvasDistances.MeanLogOdds;

    /// <summary>The qualities of the canvas, as last processed.</summary>
    public PictureQualities Qualities => _canvasDistances.Qualities;

    /// <summary>The painted share of the canvas area, 0..1, as last processed. Includes paint that was on the canvas before the start.</summary>
    public float Coverage { get; private set; }

    /// <summary>True if the last processing brought another picture.</summary>
    public bool IsNewPicture { get; private set; }

    /// <summary>What the canvas looks like, as last processed; null before the canvas has settled. Another instance if anything has changed.</summary>
    public CanvasFeatures? Features { get; private set; }

    /// <summary>Copies the settled canvas, if it has changed.</summary>
    /// <param name="canvas">The analyser of the canvas.</param>
    /// <returns>The change since the last call, 0..1.</returns>
    public float ReadCanvas(CanvasAnalyser canvas)
    {
        // After a reset, the canvas must settle again.
        var change = canvas.TakeChange();
        (_isSettled, _cover, _blank) = (canvas.IsSettled, canvas.Cover, canvas.Blank);
        _wasSettled &= _isSettled;
        if (change > 0 || !_wasSettled)
        {
            // Until the canvas has settled, every call may be the first with a picture: a camera may start after the show.
            (_wasSettled, _isNewPicture, _addedCoverage) = (_isSettled, true, canvas.Coverage);
            canvas.CopySettled(_picture, _hasPaint);
        }

        return change;
    }

    /// <summary>Takes what another site perceives of its canvas, instead of a picture.</summary>
    /// <param name="received">The perception. The same instance as before has not changed.</param>
    /// <returns>The change since the last call, 0..1.</returns>
    public float ReadCanvas(CanvasPerception received)
    {
        if (ReferenceEquals(received, _received))
        {
            return 0;
        }

        (_received, _isNewPicture) = (received, true);
        return received.Change;
    }

    /// <summary>Processes the canvas as it was last read. Does not run the networks if it had not changed.</summary>
    /// <param name="controls">The share of the popularity that is taken off.</param>
    public void ProcessCanvas(ChoosingControls controls)
    {
        (IsNewPicture, _isNewPicture) = (_isNewPicture, false);
        if (_received is { } received)
        {
            if (IsNewPicture)
            {
                (Coverage, Features) = (received.Coverage, received.Features);
                _canvasDistances.SetPicture(received.ImageHalf, received.Qualities);
            }
        }
        else
        {
            ProcessPicture();
        }

        SetControls(controls);
    }

    /// <summary>Returns the log odds of the canvas with music that is not in the table, with what was learned.</summary>
    /// <param name="logOdds">The log odds as shipped.</param>
    /// <param name="music">The places of the music on the axes of taste.</param>
    public float ApplyTaste(float logOdds, ReadOnlySpan<float> music) => _canvasDistances.ApplyTaste(logOdds, music);

    /// <summary>Creates a mark of the canvas and an excerpt.</summary>
    /// <param name="kind">What the artist says.</param>
    /// <param name="excerpt">An excerpt of the table.</param>
    /// <returns>Null if the table does not contain it.</returns>
    public Mark? CreateMark(MarkKind kind, Excerpt excerpt)
    {
        for (var i = 0; i < _excerpts.Count; i++)
        {
            if (ReferenceEquals(_excerpts[i], excerpt))
            {
                return new Mark(kind, Qualities, MusicQualities.Of(excerpt), _canvasDistances.GetShippedLogOdds(i), excerpt.Work.Id, excerpt.StartSeconds);
            }
        }

        return null;
    }

    private void SetControls(ChoosingControls controls)
    {
        _canvasDistances.SetShare(controls.Popularity);
        _canvasDistances.SetTaste(controls.Learned, controls.TasteShare);
    }

    private void ProcessPicture()
    {
        if (IsNewPicture)
        {
            Coverage = Math.Max(_addedCoverage, PaintCoverage.Measure(_picture));
            MeasureFeatures();
            if (_blank == BlankCanvas.Fill)
            {
                _fill.Fill(_picture, _hasPaint);
            }

            _canvasDistances.SetPicture(_picture);
        }

        if (Features is { } features && _cover is { } cover && features.Cover != cover)
        {
            Features = features with { Cover = cover, HasNewStroke = false };
        }
    }

    private void MeasureFeatures()
    {
        if (_isSettled && _cover is { } cover)
        {
            Features = _meter.Measure(_picture, _hasPaint, Coverage, cover);
        }
        else
        {
            _meter.Clear();
        }
    }

    /// <summary>Processes a picture of 224 x 224 RGB pixels as it is.</summary>
    /// <param name="rgb">The pixels, row by row, three bytes each.</param>
    /// <param name="controls">The share of the popularity that is taken off.</param>
    public void ProcessCanvas(ReadOnlySpan<byte> rgb, ChoosingControls controls)
    {
        _canvasDistances.SetPicture(rgb);
        SetControls(controls);
    }

    /// <summary>Copies the last 4 s of brush.</summary>
    /// <param name="brush">The analyser of the brush.</param>
    /// <returns>The summary of the last 4 s.</returns>
    public BrushSummary ReadBrush(BrushAnalyser brush)
    {
        brush.CopyMelTo(_brushDistances.Mel);
        return _summary = brush.Summary;
    }

    /// <summary>Takes what another site perceives of its brush, instead of sound.</summary>
    public BrushSummary ReadBrush(BrushPerception received)
    {
        _brushDistances.Received = received;
        return _summary = received.Summary;
    }

    /// <summary>True if perceptions of another site have vectors of the sizes of this worker's networks.</summary>
    public bool Fits(SitePerception perception) =>
        (perception.Brush is null || _brushDistances.Fits(perception.Brush))
        && (perception.Canvas is null || perception.Canvas.ImageHalf.Length == 0 || perception.Canvas.ImageHalf.Length == ImageHalf.Length);

    /// <summary>Returns what another site needs of the canvas as last processed.</summary>
    /// <param name="change">The change since the last perception, 0..1.</param>
    /// <param name="canSelect">True if the canvas can be used.</param>
    public CanvasPerception PerceiveCanvas(float change, bool canSelect) =>
        new(HalfVector.From(ImageHalf), change, _canvasDistances.Qualities, Coverage, canSelect, Features);

    /// <summary>Returns what another site needs of the brush as last processed.</summary>
    /// <param name="summary">The summary of the last 4 s.</param>
    /// <param name="activity">What the brush does now.</param>
    public BrushPerception PerceiveBrush(BrushSummary summary, BrushActivity activity) => _brushDistances.Perceive(summary, activity);

    /// <summary>Processes the brush as it was last read.</summary>
    /// <param name="controls">The sound distance, which the network must support.</param>
    public void ProcessBrush(ChoosingControls controls) => _brushDistances.Set(controls, _summary.OnsetRate);

    /// <summary>Processes 4 s of sound.</summary>
    /// <param name="mel">The log-mel, band after band.</param>
    /// <param name="controls">The sound distance, which the network must support.</param>
    /// <param name="detectedRate">Onsets per second, for a network that does not measure them.</param>
    public void ProcessBrush(ReadOnlySpan<float> mel, ChoosingControls controls, float detectedRate = 0)
    {
        mel.CopyTo(_brushDistances.Mel);
        _brushDistances.Set(controls, detectedRate);
    }
}
