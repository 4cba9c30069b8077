using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Live.Doors;

namespace PaintSound.Worker.Announce;

/// <summary>
/// A language in which PaintSound says what happens: OSC, the running commentary, the film. Called from one thread, in order;
/// nothing that an announcer does reaches back into the performance.
/// </summary>
internal interface IAnnouncer
{
    /// <summary>How the controls stand: once at the beginning, and after every change; only the latest counts.</summary>
    void Controls(ShowState state)
    {
    }

    /// <summary>The brush as it sounds now; only the latest counts.</summary>
    void Brush(in BrushGesture gesture)
    {
    }

    /// <summary>The brush touched the canvas.</summary>
    /// <param name="at">Time since the beginning of the performance.</param>
    /// <param name="strength">0..1.</param>
    void Onset(TimeSpan at, float strength)
    {
    }

    /// <summary>A stroke began or ended.</summary>
    void Stroke(TimeSpan at, bool began)
    {
    }

    /// <summary>The canvas was looked at.</summary>
    /// <param name="at">Time since the beginning of the performance.</param>
    /// <param name="change">0..1, how much changed since the last look.</param>
    void Canvas(TimeSpan at, float change)
    {
    }

    /// <summary>An excerpt was chosen.</summary>
    void Selected(Selection selection)
    {
    }

    /// <summary>A painting was chosen.</summary>
    void Selected(PaintingSelection selection)
    {
    }

    /// <summary>Live music and live canvas were compared, at every perception step of a show with music.</summary>
    /// <param name="at">Time since the beginning of the performance.</param>
    /// <param name="congruity">How well they agree.</param>
    void Congruity(TimeSpan at, Congruity congruity)
    {
    }

    /// <summary>Everything until now has been announced. Live, at least fifty times a second: the clock of what moves by itself.</summary>
    /// <param name="now">Time since the beginning of the performance; never runs backwards.</param>
    void Tick(TimeSpan now)
    {
    }

    /// <summary>A source changed its state.</summary>
    void Source(TimeSpan at, SourceReport report)
    {
    }

    /// <summary>Something happened in Ableton Live; how far a clip is, is not announced.</summary>
    /// <param name="at">Time since the beginning of the performance.</param>
    /// <param name="report">What.</param>
    void Live(TimeSpan at, LiveReport report)
    {
    }

    /// <summary>A perception step is done.</summary>
    /// <param name="report">What it found and cost.</param>
    void Step(StepReport report)
    {
    }

    /// <summary>A sign of life, once a second.</summary>
    /// <param name="at">Time since the beginning of the performance.</param>
    void Heartbeat(TimeSpan at)
    {
    }
}
