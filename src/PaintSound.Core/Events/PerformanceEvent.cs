using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Events;

/// <summary>What is announced in order: one value, so that the audio path can hand it over without allocating.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When, from the beginning of the performance.</param>
/// <param name="Value">Strength of an onset, or change of the canvas.</param>
/// <param name="Subject">The <see cref="Selection"/>, <see cref="PaintingSelection"/>, <see cref="CongruityReading"/>, <see cref="SourceReport"/>, <see cref="LiveReport"/> or <see cref="StepReport"/>.</param>
public readonly record struct PerformanceEvent(PerformanceEventKind Kind, TimeSpan At, float Value = 0, object? Subject = null)
{
    /// <summary>Says it in one language.</summary>
    public void SendTo(IPerformanceOutput announcer)
    {
        switch (Kind)
        {
            case PerformanceEventKind.Onset:
                announcer.OnOnset(At, Value);
                break;
            case PerformanceEventKind.StrokeStarted:
            case PerformanceEventKind.StrokeEnded:
                announcer.OnStroke(At, Kind == PerformanceEventKind.StrokeStarted);
                break;
            case PerformanceEventKind.CanvasChanged:
                announcer.OnCanvas(At, Value);
                break;
            case PerformanceEventKind.Selected:
                announcer.OnSelected((Selection)Subject!);
                break;
            case PerformanceEventKind.SelectedPainting:
                announcer.OnSelected((PaintingSelection)Subject!);
                break;
            case PerformanceEventKind.Congruity:
                announcer.OnCongruity(At, (CongruityReading)Subject!);
                break;
            case PerformanceEventKind.Source:
                announcer.OnSource(At, (SourceReport)Subject!);
                break;
            case PerformanceEventKind.Live:
                announcer.OnLive(At, (LiveReport)Subject!);
                break;
            case PerformanceEventKind.Step:
                announcer.OnStep((StepReport)Subject!);
                break;
            case PerformanceEventKind.Heartbeat:
                announcer.OnHeartbeat(At);
                break;
            default:
                throw new InvalidOperationException($"Nobody knows how to announce {Kind}.");
        }
    }
}
