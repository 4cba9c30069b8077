using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using PaintSound.Performance.Metrics;
using PaintSound.Understudy.Failover;

namespace PaintSound.Worker.Metrics;

/// <summary>
/// Creates the instruments that read the counters of a performance. The host starts it after everything that counts and stops it before:
/// afterwards the instruments give no values.
/// </summary>
/// <param name="meters">Creates the meter.</param>
/// <param name="losses">Count what did not arrive.</param>
/// <param name="latencies">Measure connections.</param>
/// <param name="osc">Count what was sent.</param>
/// <param name="failover">Decides which worker sends; null for a show without an understudy.</param>
internal sealed class MetricsService(
    IMeterFactory meters, IEnumerable<ILossSource> losses, IEnumerable<ILatencySource> latencies, IEnumerable<IOscTraffic> osc, FailoverState? failover = null) : IHostedService
{
    /// <summary>The instrument of what did not arrive, with the tags <see cref="KindTag"/> and <see cref="TargetTag"/>.</summary>
    public const string LossesName = "paintsound.losses";

    /// <summary>The instrument of OSC messages, with the tag <see cref="TargetTag"/>.</summary>
    public const string OscSentName = "paintsound.osc.sent";

    /// <summary>The instrument of latencies, with the tags <see cref="ConnectionTag"/> and <see cref="PercentileTag"/>.</summary>
    public const string LatencyName = "paintsound.connection.latency";

    /// <summary>The instrument of a show with an understudy.</summary>
    public const string SendingName = "paintsound.understudy.sending";

    /// <summary>The instrument of the connection of two workers.</summary>
    public const string ConnectedName = "paintsound.understudy.connected";

    /// <summary>The tag with the name of a <see cref="LossKind"/>.</summary>
    public const string KindTag = "kind";

    /// <summary>The tag with a host and a port.</summary>
    public const string TargetTag = "target";

    /// <summary>The tag with the name of a connection.</summary>
    public const string ConnectionTag = "connection";

    /// <summary>The tag with the share of answers, 50 or 95 of 100, that came within the time.</summary>
    public const string PercentileTag = "percentile";

    private volatile bool _isStopped;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create(PerformanceMeter.Name);
        meter.CreateObservableCounter(LossesName, ObserveLosses, "{loss}", "Messages, events, launches and sound that were lost, by kind and target.");
        meter.CreateObservableCounter(OscSentName, ObserveOsc, "{message}", "OSC messages handed to the network, by target.");
        meter.CreateObservableGauge(
            LatencyName, ObserveLatencies, "s", "Time within which 50 and 95 of the last 100 answers of a connection came.");
        meter.CreateObservableGauge(
            SendingName, () => Observe(worker => worker.IsOpen), "{worker}", "1 while this worker sends, 0 while it is silent; only in a show with an understudy.");
        meter.CreateObservableGauge(
            ConnectedName, () => Observe(worker => worker.IsConnected), "{worker}", "1 while the other worker is connected, 0 otherwise; only in a show with an understudy.");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _isStopped = true;
        return Task.CompletedTask;
    }

    private IEnumerable<Measurement<long>> ObserveLosses() => _isStopped ? [] : losses.SelectMany(source => source.Losses).Select(loss =>
        loss.Target is { } target
            ? new Measurement<long>(loss.Count, new(KindTag, loss.Kind.Name), new(TargetTag, target))
            : new Measurement<long>(loss.Count, new KeyValuePair<string, object?>(KindTag, loss.Kind.Name)));

    // Events and modulations may go to the same target.
    private IEnumerable<Measurement<long>> ObserveOsc() => _isStopped ? [] : osc.SelectMany(source => source.Destinations)
        .GroupBy(destination => destination.Target.ToString(), StringComparer.Ordinal)
        .Select(target => new Measurement<long>(target.Sum(destination => destination.Sent), new KeyValuePair<string, object?>(TargetTag, target.Key)));

    private IEnumerable<Measurement<int>> Observe(Func<FailoverState, bool> value) =>
        _isStopped || failover is null ? [] : [new Measurement<int>(value(failover) ? 1 : 0)];

    private IEnumerable<Measurement<double>> ObserveLatencies() => _isStopped ? [] : latencies.Select(source => source.Latency).OfType<ConnectionLatency>()
        .SelectMany(latency => new[] { Measure(latency.Connection, 50, latency.Median), Measure(latency.Connection, 95, latency.P95) });

    private static Measurement<double> Measure(string connection, int percentile, TimeSpan time) =>
        new(time.TotalSeconds, new(ConnectionTag, connection), new(PercentileTag, percentile));
}
