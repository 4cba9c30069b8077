using Microsoft.Extensions.Logging;
using PaintSound.Core.Events;
using PaintSound.Core.Logging;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>Creates the reports of the connection to AbletonOSC. Each refusal is reported once. Not thread-safe.</summary>
internal sealed partial class AbletonReports
{
    private readonly RateLimitedLogger _refusals;

    /// <summary>Creates the reports.</summary>
    public AbletonReports() => _refusals = RateLimitedLogger.Once(new RefusalLogger(report => Receiver(report)));

    /// <summary>Receives the reports. By default they are dropped.</summary>
    public Action<LiveReport> Receiver { get; set; } = _ => { };

    /// <summary>Reports a refusal, unless the same one was reported since the last <see cref="ResetRefusals"/>.</summary>
    /// <param name="reason">The reason, a sentence.</param>
    public void ReportRefusal(string reason) => LogRefused(_refusals, reason);

    /// <summary>Allows all refusals to be reported again, because the set has changed.</summary>
    public void ResetRefusals() => _refusals.Resolve();

    /// <summary>Reports the state of a launch.</summary>
    /// <param name="kind">The event.</param>
    /// <param name="launch">The launch.</param>
    /// <param name="track">The name of its track.</param>
    /// <param name="after">The time since the launch was sent.</param>
    /// <param name="position">The position in the excerpt, in seconds.</param>
    public void ReportLaunch(LiveReportKind kind, AbletonLaunch launch, string track, TimeSpan after, double position)
    {
        var text = kind switch
        {
            LiveReportKind.Triggered => $"{launch.Title} on track {track}, launched {after.TotalMilliseconds:0} ms after it was sent",
            LiveReportKind.Playing => $"{launch.Title} plays, {after.TotalSeconds:0.00} s after it was sent",
            LiveReportKind.Ended => $"{launch.Title} has ended",
            _ => launch.Title,
        };
        Receiver(new LiveReport(kind, launch.Number, text, after, position) { Track = kind == LiveReportKind.Triggered ? track : string.Empty });
    }

    [LoggerMessage(LogLevel.Warning, "{Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}
