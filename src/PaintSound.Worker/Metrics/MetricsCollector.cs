using System.Diagnostics.Metrics;
using PaintSound.Performance.Metrics;
using PaintSound.Web.State.Dto;

namespace PaintSound.Worker.Metrics;

/// <summary>
/// Listens to the instruments of one performance, as <c>dotnet-counters</c> does, and collects their values for the operator page.
/// </summary>
internal sealed class MetricsCollector : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly MeterListener _listener = new();
    private readonly TimeProvider _time;
    private readonly RecentTimes _steps;
    private readonly List<LossDto> _losses = [];
    private readonly Dictionary<string, double> _medians = [];
    private readonly Dictionary<string, double> _p95s = [];
    private long _delayed;
    private long _dropped;
    private long? _late;

    /// <summary>Starts to listen.</summary>
    /// <param name="meters">Only the instruments of this factory are used.</param>
    /// <param name="time">The session clock.</param>
    public MetricsCollector(IMeterFactory meters, TimeProvider time)
    {
        (_time, _steps) = (time, new RecentTimes(time));
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == PerformanceMeter.Name && instrument.Meter.Scope == meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>(Record);
        _listener.SetMeasurementEventCallback<long>(Record);
        _listener.Start();
    }

    /// <summary>Collects once a second until cancelled.</summary>
    /// <param name="show">Called with the collected values.</param>
    /// <param name="stop">Ends the collection.</param>
    public async Task RunAsync(Action<PerformanceDto> report, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                report(Collect());
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The performance has ended.
        }
    }

    /// <summary>Reads all instruments. Not thread-safe.</summary>
    public PerformanceDto Collect()
    {
        _losses.Clear();
        _medians.Clear();
        _p95s.Clear();
        (_dropped, _late) = (0, null);
        _listener.RecordObservableInstruments();
        var steps = _steps.GetSorted();
        return new PerformanceDto(
            steps.Count == 0 ? null : steps[steps.Count / 2].TotalMilliseconds,
            steps.Count == 0 ? null : steps[^1].TotalMilliseconds,
            Interlocked.Read(ref _delayed),
            _dropped,
            _late,
            [.. _medians.Select(median => new LatencyDto(median.Key, median.Value, _p95s.GetValueOrDefault(median.Key)))],
            [.. _losses]);
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (instrument.Name == StepMetrics.DurationName)
        {
            _steps.Add(TimeSpan.FromSeconds(value));
        }
        else if (instrument.Name == MetricsService.LatencyName && Find(tags, MetricsService.ConnectionTag) is string connection)
        {
            var values = Find(tags, MetricsService.PercentileTag) is 50 ? _medians : _p95s;
            values[connection] = TimeSpan.FromSeconds(value).TotalMilliseconds;
        }
    }

    private void Record(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (instrument.Name == StepMetrics.DelayedName)
        {
            Interlocked.Add(ref _delayed, value);
        }
        else if (instrument.Name == MetricsService.LossesName)
        {
            Record(LossKind.Find(Find(tags, MetricsService.KindTag) as string), value, Find(tags, MetricsService.TargetTag) as string);
        }
    }

    private void Record(LossKind? kind, long count, string? target)
    {
        if (kind == LossKind.EventDropped)
        {
            _dropped += count;
        }
        else if (kind == LossKind.LaunchLate)
        {
            _late = (_late ?? 0) + count;
        }
        else if (kind is not null && count > 0)
        {
            _losses.Add(new LossDto(count, kind.Describe(target)));
        }
    }

    private static object? Find(ReadOnlySpan<KeyValuePair<string, object?>> tags, string key)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == key)
            {
                return tag.Value;
            }
        }

        return null;
    }
}
