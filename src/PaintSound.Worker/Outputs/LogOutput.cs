using Microsoft.Extensions.Logging;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Filters;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Framing;
using PaintSound.Core.Sources;

namespace PaintSound.Worker.Outputs;

/// <summary>Logs the events of a performance at level Debug, so that the log file shows errors next to the selections.</summary>
internal sealed partial class LogOutput(ILogger<LogOutput> logger) : IPerformanceOutput
{
    /// <inheritdoc/>
    public string Name => "log";

    /// <inheritdoc/>
    public void OnControls(ShowState state) => LogControls(state.Choosing.Gate, state.Choosing.Hold, state.Armed);

    /// <inheritdoc/>
    public void OnSelected(Selection selection) =>
        LogMusic(selection.At.TotalSeconds, ConsoleOutput.Describe(selection.Excerpt), selection.Correspondence, selection.SoundDistance);

    /// <inheritdoc/>
    public void OnSelected(PaintingSelection selection) =>
        LogPainting(selection.At.TotalSeconds, ConsoleOutput.Describe(selection.Painting), selection.Correspondence);

    /// <inheritdoc/>
    public void OnSource(TimeSpan at, SourceReport report) => LogSource(at.TotalSeconds, report.Source, report.State, report.Detail);

    /// <inheritdoc/>
    public void OnFilter(TimeSpan at, FilterReport report)
    {
        LogFilter(at.TotalSeconds, report.Passed, report.Total);
        if (report is { Passed: 0, Total: > 0 })
        {
            LogNothingPasses(report.Total);
        }
    }

    /// <inheritdoc/>
    public void OnLive(TimeSpan at, LiveReport report) => LogLive(at.TotalSeconds, report.Kind, report.Text);

    /// <inheritdoc/>
    public void OnFraming(TimeSpan at, FramingReport report) => LogFraming(at.TotalSeconds, report.State, report.Detail);

    [LoggerMessage(LogLevel.Debug, "Controls changed: gate {Gate}, hold {Hold}, armed {Armed}.")]
    private partial void LogControls(double? gate, bool hold, bool armed);

    [LoggerMessage(LogLevel.Debug, "{Seconds:0.0} s: selected {Excerpt}, correspondence {Correspondence:0.000}, sound distance {SoundDistance:0.00}.")]
    private partial void LogMusic(double seconds, string excerpt, float correspondence, float soundDistance);

    [LoggerMessage(LogLevel.Debug, "{Seconds:0.0} s: selected the painting {Painting}, correspondence {Correspondence:0.000}.")]
    private partial void LogPainting(double seconds, string painting, float correspondence);

    [LoggerMessage(LogLevel.Debug, "{Seconds:0.0} s: {Source} is {State}: {Detail}")]
    private partial void LogSource(double seconds, SourceKind source, SourceState state, string detail);

    [LoggerMessage(LogLevel.Debug, "{Seconds:0.0} s: {Passed} of {Total} excerpts pass the filters.")]
    private partial void LogFilter(double seconds, int passed, int total);

    [LoggerMessage(LogLevel.Warning, "None of {Total} excerpts passes the filters, so no music can be selected. Widen a filter, or clear them.")]
    private partial void LogNothingPasses(int total);

    [LoggerMessage(LogLevel.Debug, "{Seconds:0.0} s: the canvas is {State}: {Detail}")]
    private partial void LogFraming(double seconds, FramingState state, string detail);

    [LoggerMessage(LogLevel.Debug, "{Seconds:0.0} s: Live, {Kind}: {Text}")]
    private partial void LogLive(double seconds, LiveReportKind kind, string text);
}
