using PaintSound.Core.Beat;
using PaintSound.Core.Brush;
using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Filters;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Choosing.Taste;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Framing;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Events;

/// <summary>An event of a performance. A value type, so that the audio path can post it without allocating.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">Time since the start of the performance.</param>
/// <param name="Value">The strength of an onset, or the change of the canvas.</param>
/// <param name="Subject">The payload: <see cref="CanvasFeatures"/>, a <see cref="Selection"/>, <see cref="PaintingSelection"/>, <see cref="CongruityReading"/>, <see cref="Mark"/>, <see cref="FilterReport"/>, <see cref="SourceReport"/>, <see cref="LiveReport"/>, <see cref="BeatEvent"/>, <see cref="FramingReport"/> or <see cref="StepReport"/>.</param>
public readonly record struct PerformanceEvent(PerformanceEventKind Kind, TimeSpan At, float Value = 0, object? Subject = null)
{
    /// <summary>The stroke; only for <see cref="PerformanceEventKind.StrokeRead"/>.</summary>
    public StrokeReading Stroke { get; init; }

    /// <summary>The place of the brush; only for <see cref="PerformanceEventKind.Position"/>.</summary>
    public BrushPosition Position { get; init; }

    /// <summary>Calls the method of an output that belongs to the event.</summary>
    public void SendTo(IPerformanceOutput output)
    {
        switch (Kind)
        {
            case PerformanceEventKind.Onset:
                output.OnOnset(At, Value);
                break;
            case PerformanceEventKind.StrokeStarted:
            case PerformanceEventKind.StrokeEnded:
                output.OnStroke(At, Kind == PerformanceEventKind.StrokeStarted);
                break;
            case PerformanceEventKind.StrokeRead:
                output.OnStrokeRead(At, Stroke);
                break;
            case PerformanceEventKind.Position:
                output.OnPosition(At, Position);
                break;
            case PerformanceEventKind.CanvasChanged:
                output.OnCanvas(At, Value);
                break;
            case PerformanceEventKind.CanvasMeasured:
                output.OnCanvas(At, (CanvasFeatures)Subject!);
                break;
            case PerformanceEventKind.Selected:
                output.OnSelected((Selection)Subject!);
                break;
            case PerformanceEventKind.SelectedPainting:
                output.OnSelected((PaintingSelection)Subject!);
                break;
            case PerformanceEventKind.Congruity:
                output.OnCongruity(At, (CongruityReading)Subject!);
                break;
            case PerformanceEventKind.Marked:
                output.OnMarked(At, (Mark)Subject!);
                break;
            case PerformanceEventKind.Filtered:
                output.OnFilter(At, (FilterReport)Subject!);
                break;
            case PerformanceEventKind.Source:
                output.OnSource(At, (SourceReport)Subject!);
                break;
            case PerformanceEventKind.Live:
                output.OnLive(At, (LiveReport)Subject!);
                break;
            case PerformanceEventKind.Beat:
                output.OnBeat(At, (BeatEvent)Subject!);
                break;
            case PerformanceEventKind.Framing:
                output.OnFraming(At, (FramingReport)Subject!);
                break;
            case PerformanceEventKind.Takeover:
                output.OnTakeover(At);
                break;
            case PerformanceEventKind.Step:
                output.OnStep((StepReport)Subject!);
                break;
            case PerformanceEventKind.Heartbeat:
                output.OnHeartbeat(At);
                break;
            default:
                throw new InvalidOperationException($"Unknown event kind {Kind}.");
        }
    }
}
