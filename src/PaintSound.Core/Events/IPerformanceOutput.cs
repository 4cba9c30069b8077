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

/// <summary>
/// Receives the events of a performance: an OSC, console, web or film output. All methods are called from one thread, in order. An output never
/// calls an input.
/// </summary>
public interface IPerformanceOutput
{
    /// <summary>The name for messages to people.</summary>
    string Name => GetType().Name;

    /// <summary>The controls changed. Called once at the start and after every change, with the latest state only.</summary>
    void OnControls(ShowState state)
    {
    }

    /// <summary>New features of the brush sound. Only the latest features are delivered.</summary>
    void OnBrush(in BrushFeatures features)
    {
    }

    /// <summary>The brush touched the canvas.</summary>
    /// <param name="at">Time since the start of the performance.</param>
    /// <param name="strength">0..1.</param>
    void OnOnset(TimeSpan at, float strength)
    {
    }

    /// <summary>A stroke started or ended.</summary>
    /// <param name="at">Time since the start of the performance.</param>
    /// <param name="started">True for the start, false for the end.</param>
    void OnStroke(TimeSpan at, bool started)
    {
    }

    /// <summary>A stroke ended, and is known.</summary>
    /// <param name="at">Time since the start of the performance.</param>
    /// <param name="stroke">The stroke.</param>
    void OnStrokeRead(TimeSpan at, in StrokeReading stroke)
    {
    }

    /// <summary>The place of the brush on the canvas was estimated, at an onset or within a stroke.</summary>
    /// <param name="at">Time since the start of the performance.</param>
    /// <param name="position">The place.</param>
    void OnPosition(TimeSpan at, in BrushPosition position)
    {
    }

    /// <summary>A perception step analysed the canvas.</summary>
    /// <param name="at">Time since the start of the performance.</param>
    /// <param name="change">The change since the last step, 0..1.</param>
    void OnCanvas(TimeSpan at, float change)
    {
    }

    /// <summary>The canvas was measured. Called if the canvas or what stands in front of it has changed.</summary>
    /// <param name="at">Time since the start of the performance.</param>
    /// <param name="features">What the canvas looks like.</param>
    void OnCanvas(TimeSpan at, CanvasFeatures features)
    {
    }

    /// <summary>An excerpt was selected.</summary>
    void OnSelected(Selection selection)
    {
    }

    /// <summary>A painting was selected.</summary>
    void OnSelected(PaintingSelection selection)
    {
    }

    /// <summary>The congruity of live music and live canvas was measured. Called at every perception step of a show with music.</summary>
    /// <param name="at">Time since the start of the performance.</param>
    /// <param name="congruity">The reading.</param>
    void OnCongruity(TimeSpan at, CongruityReading congruity)
    {
    }

    /// <summary>An artist marked the present pairing.</summary>
    /// <param name="at">Time since the start of the performance.</param>
    /// <param name="mark">The mark.</param>
    void OnMarked(TimeSpan at, Mark mark)
    {
    }

    /// <summary>The number of excerpts that pass the filters changed. Called once at the start, too.</summary>
    /// <param name="at">Time since the start of the performance.</param>
    /// <param name="report">What the filters leave.</param>
    void OnFilter(TimeSpan at, FilterReport report)
    {
    }

    /// <summary>All events so far have been delivered. Called at least 50 times per second in a live performance, for outputs that change over time.</summary>
    /// <param name="now">Time since the start of the performance; never decreases.</param>
    void OnTick(TimeSpan now)
    {
    }

    /// <summary>The state of a source changed.</summary>
    void OnSource(TimeSpan at, SourceReport report)
    {
    }

    /// <summary>Ableton Live reported something. Reports of kind <see cref="LiveReportKind.Position"/> are not delivered.</summary>
    /// <param name="at">Time since the start of the performance.</param>
    /// <param name="report">The report.</param>
    void OnLive(TimeSpan at, LiveReport report)
    {
    }

    /// <summary>The beat of the music. Called at every beat, 25 times per second in between, and when the music starts or stops.</summary>
    /// <param name="at">Time since the start of the performance.</param>
    /// <param name="beat">Where the music is.</param>
    void OnBeat(TimeSpan at, BeatEvent beat)
    {
    }

    /// <summary>The corners fit the canvas in the camera picture, or no longer.</summary>
    /// <param name="at">Time since the start of the performance.</param>
    /// <param name="report">What changed.</param>
    void OnFraming(TimeSpan at, FramingReport report)
    {
    }

    /// <summary>
    /// This worker sends from now on, in place of another one. An output sends its state as to a receiver that has joined late; it starts nothing again.
    /// </summary>
    /// <param name="at">Time since the start of the performance.</param>
    void OnTakeover(TimeSpan at)
    {
    }

    /// <summary>A perception step has finished.</summary>
    /// <param name="report">The result and duration of the step.</param>
    void OnStep(StepReport report)
    {
    }

    /// <summary>The heartbeat, once per second.</summary>
    /// <param name="at">Time since the start of the performance.</param>
    void OnHeartbeat(TimeSpan at)
    {
    }
}
