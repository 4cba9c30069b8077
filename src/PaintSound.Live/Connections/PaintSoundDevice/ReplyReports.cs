using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Osc.Addresses;

namespace PaintSound.Live.Connections.PaintSoundDevice;

/// <summary>Turns replies of Live into reports. Thread-safe; sends one report at a time.</summary>
/// <param name="requests">The requests for launches, stops, fades and clips.</param>
/// <param name="parameterRequests">The requests for parameters.</param>
/// <param name="latency">Receives the time of each launch.</param>
internal sealed class ReplyReports(PendingRequests requests, PendingRequests parameterRequests, LiveLatency latency)
{
    private readonly Lock _lock = new();
    private long _late;

    /// <summary>The number of launches that Live refused because their due time had passed.</summary>
    public long Late => Interlocked.Read(ref _late);

    /// <summary>Receives the reports. By default they are dropped.</summary>
    public Action<LiveReport> Receiver { get; set; } = _ => { };

    /// <summary>Called with the number and the reply of a request for a clip, built or refused.</summary>
    public Action<int, LiveReply>? OnBuilt { get; set; }

    /// <summary>Reports the state of the connection if it has changed.</summary>
    public void ReportState(ConnectionMonitor monitor, Func<SourceState, LiveReport> createReport)
    {
        lock (_lock)
        {
            if (monitor.HasChanged(out var state))
            {
                Receiver(createReport(state));
            }
        }
    }

    /// <summary>Reports something else.</summary>
    /// <param name="report">The report.</param>
    public void Report(LiveReport report)
    {
        lock (_lock)
        {
            Receiver(report);
        }
    }

    /// <summary>Reports a reply.</summary>
    public void Handle(LiveReply reply)
    {
        var (after, title) = requests.Find(reply.Number) ?? parameterRequests.Find(reply.Number) ?? (TimeSpan.Zero, "an earlier launch");
        if (reply.Entry == LiveCatalogue.Triggered)
        {
            latency.Add(after);
            ReportReply(LiveReportKind.Triggered, $"{reply.GetText(2)} on track {reply.GetText(1)}, launched {after.TotalMilliseconds:0} ms after it was sent", track: reply.GetText(1));
        }
        else if (reply.Entry == LiveCatalogue.Playing)
        {
            ReportReply(LiveReportKind.Playing, $"{title} plays, {after.TotalSeconds:0.00} s after it was sent");
        }
        else if (reply.Entry == LiveCatalogue.Position)
        {
            ReportReply(LiveReportKind.Position, title, reply.GetNumber(1));
        }
        else if (reply.Entry == LiveCatalogue.Ended)
        {
            ReportReply(LiveReportKind.Ended, $"{title} has ended");
        }
        else if (reply.Entry == LiveCatalogue.Built)
        {
            OnBuilt?.Invoke(reply.Number, reply);
        }
        else if (reply.Entry == LiveCatalogue.Refused)
        {
            if (reply.GetText(1) == LiveCatalogue.Late)
            {
                Interlocked.Increment(ref _late);
            }

            OnBuilt?.Invoke(reply.Number, reply);
            ReportReply(LiveReportKind.Refused, reply.GetText(2));
        }

        void ReportReply(LiveReportKind kind, string text, double position = 0, string track = "")
        {
            Report(new LiveReport(kind, reply.Number, text, after, position) { Track = track });
        }
    }
}
