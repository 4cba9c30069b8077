using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Events;

/// <summary>
/// A language in which PaintSound says what happens: OSC, the running commentary, the film. Called from one thread, in order;
/// nothing that an announcer does reaches back into the performance.
/// </summary>
public interface IPerformanceOutput
{
    /// <summary>What a person calls this output.</summary>
    string Name => GetType().Name;

    /// <summary>How the controls stand: once at the beginning, and after every change; only the latest counts.</summary>
    void OnControls(ShowState state)
    {
    }

    /// <summary>The brush as it sounds now; only the latest counts.</summary>
    void OnBrush(in BrushFeatures gesture)
    {
    }

    /// <summary>The brush touched the canvas.</summary>
    /// <param name="at">Time since the beginning of the performance.</param>
    /// <param name="strength">0..1.</param>
    void OnOnset(TimeSpan at, float strength)
    {
    }

    /// <summary>A stroke began or ended.</summary>
    void OnStroke(TimeSpan at, bool began)
    {
    }

    /// <summary>The canvas was looked at.</summary>
    /// <param name="at">Time since the beginning of the performance.</param>
    /// <param name="change">0..1, how much changed since the last look.</param>
    void OnCanvas(TimeSpan at, float change)
    {
    }

    /// <summary>An excerpt was chosen.</summary>
    void OnSelected(Selection selection)
    {
    }

    /// <summary>A painting was chosen.</summary>
    void OnSelected(PaintingSelection selection)
    {
    }

    /// <summary>Live music and live canvas were compared, at every perception step of a show with music.</summary>
    /// <param name="at">Time since the beginning of the performance.</param>
    /// <param name="congruity">How well they agree.</param>
    void OnCongruity(TimeSpan at, CongruityReading congruity)
    {
    }

    /// <summary>Everything until now has been announced. Live, at least fifty times a second: the clock of what moves by itself.</summary>
    /// <param name="now">Time since the beginning of the performance; never runs backwards.</param>
    void OnTick(TimeSpan now)
    {
    }

    /// <summary>A source changed its state.</summary>
    void OnSource(TimeSpan at, SourceReport report)
    {
    }

    /// <summary>Something happened in Ableton Live; how far a clip is, is not announced.</summary>
    /// <param name="at">Time since the beginning of the performance.</param>
    /// <param name="report">What.</param>
    void OnLive(TimeSpan at, LiveReport report)
    {
    }

    /// <summary>A perception step is done.</summary>
    /// <param name="report">What it found and cost.</param>
    void OnStep(StepReport report)
    {
    }

    /// <summary>A sign of life, once a second.</summary>
    /// <param name="at">Time since the beginning of the performance.</param>
    void OnHeartbeat(TimeSpan at)
    {
    }
}
