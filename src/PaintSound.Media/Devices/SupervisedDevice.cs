using PaintSound.Core.Sources;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Devices;

/// <summary>
/// Keeps a device alive: opens it, hands on what it gives, notices when it falls silent or goes away, and opens it again for
/// as long as the performance lasts. Microphones and cameras share it.
/// </summary>
/// <param name="kind">What the device stands for.</param>
/// <param name="name">What a person calls it.</param>
/// <param name="open">Opens it, on the thread that will read it; may throw a <see cref="MediaException"/>.</param>
/// <param name="unit">Bytes in a sample or frame.</param>
/// <param name="most">Most units handed over at once.</param>
/// <param name="stall">How long it may give nothing.</param>
/// <param name="time">The session's clock.</param>
internal sealed class SupervisedDevice(
    SourceKind kind, string name, Func<CancellationToken, OpenedDevice> open, int unit, int most, TimeSpan stall, TimeProvider time)
{
    /// <summary>The first pause before another attempt; each further one is twice as long.</summary>
    public static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(0.25);

    /// <summary>The longest pause. A device that returns is heard within this and the time of its opening: together under 2 s.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1.5);

    /// <summary>How long a device may take from being opened to its first material; cameras wake slowly.</summary>
    public static readonly TimeSpan Opening = TimeSpan.FromSeconds(8);

    /// <summary>What the report of a lost device ends with.</summary>
    public const string GoesOn = " PaintSound goes on without it and keeps trying.";

    // A driver may hold even a killed process; then its thread is left behind and a new attempt is made.
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private readonly string _name = name;
    private readonly TimeSpan _stall = stall;
    private readonly TimeProvider _time = time;
    private SourceReport? _last;
    private volatile Attempt? _attempt;
    private volatile TaskCompletionSource? _pausing;

    /// <summary>Ends a pause between two attempts: the device may be there again. Thread-safe; does nothing while it is open.</summary>
    public void RetryNow() => _pausing?.TrySetResult();

    /// <summary>Opens it again, as it is to be opened now. From any thread; nothing is said where it succeeds.</summary>
    public void Reopen()
    {
        _attempt?.Reopen();
        RetryNow();
    }

    /// <summary>Runs until stopped.</summary>
    /// <param name="deliver">Called with whole units, from one thread at a time.</param>
    /// <param name="report">Called with every change of state.</param>
    /// <param name="stop">Ends it.</param>
    public async Task RunAsync(UnitHandler deliver, Action<SourceReport> report, CancellationToken stop)
    {
        var pause = ShortestPause;
        var first = true;
        while (!stop.IsCancellationRequested)
        {
            Attempt attempt = new(this, open, unit, most, deliver, report, stop);
            _attempt = attempt;
            var reason = await attempt.RunAsync();
            if (stop.IsCancellationRequested)
            {
                return;
            }

            if (attempt.IsReopened)
            {
                (first, pause) = (true, ShortestPause);
                continue;
            }

            var fellSilent = attempt.HasDelivered && attempt.HasStalled;
            if (attempt.HasDelivered)
            {
                pause = ShortestPause;
            }

            if (!fellSilent && (first || attempt.HasDelivered))
            {
                Report(report, SourceState.Lost, $"{_name} is not there: {reason}.{GoesOn}");
            }

            first = false;
            if (await PausedAsync(fellSilent ? TimeSpan.Zero : pause, stop))
            {
                Report(report, SourceState.Retrying, $"{_name} is being opened again; the last time: {reason}.");
            }

            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<bool> PausedAsync(TimeSpan pause, CancellationToken stop)
    {
        TaskCompletionSource early = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _pausing = early;
        try
        {
            await early.Task.WaitAsync(pause, _time, stop);
        }
        catch (TimeoutException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        return true;
    }

    private void Report(Action<SourceReport> report, SourceState state, string detail)
    {
        SourceReport next = new(kind, state, detail);
        lock (_gate)
        {
            if (next == _last)
            {
                return;
            }

            _last = next;
        }

        report(next);
    }

    /// <summary>One opening of the device, to its end.</summary>
    private sealed class Attempt(
        SupervisedDevice device, Func<CancellationToken, OpenedDevice> open, int unit, int most,
        UnitHandler deliver, Action<SourceReport> report, CancellationToken stop)
    {
        private readonly TaskCompletionSource _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile ICapture? _capture;
        private volatile bool _over;
        private volatile bool _delivered;
        private volatile bool _stalled;
        private volatile bool _ended;
        private string _reason = "";

        /// <summary>True once something came.</summary>
        public bool HasDelivered => _delivered;

        /// <summary>True once nothing came for too long.</summary>
        public bool HasStalled => _stalled;

        /// <summary>True once it was ended to be opened otherwise.</summary>
        public bool IsReopened { get; private set; }

        /// <summary>Ends it, so that another takes its place.</summary>
        public void Reopen()
        {
            IsReopened = true;
            End();
        }

        /// <summary>Reads to the end and says why it ended.</summary>
        public async Task<string> RunAsync()
        {
            using Watchdog watchdog = new(Opening, Stall, device._time);
            using var ending = stop.Register(End);
            watchdog.Arm();
            var reading = DedicatedThread.RunAsync(device._name, () => Read(watchdog));
            if (await Task.WhenAny(reading, _abandoned.Task) == reading)
            {
                await reading;
            }

            _over = true;
            return _stalled ? $"nothing came for {watchdog.Timeout.TotalSeconds:0.#} s" : _reason;
        }

        private void Read(Watchdog watchdog)
        {
            try
            {
                var opened = open(stop);
                using var material = opened.Capture;
                _capture = material;
                // What was ended while it was being opened could not be killed then.
                if (_over || _ended)
                {
                    material.Kill();
                }

                FrameReader reader = new(material, unit, most, watchdog);
                for (var units = reader.Next(); units.Length > 0 && !_over; units = reader.Next())
                {
                    var now = device._time.GetTimestamp();
                    if (!_delivered)
                    {
                        _delivered = true;
                        watchdog.Timeout = device._stall;
                        var granted = opened.Granted.Length > 0 ? $" ({opened.Granted})" : "";
                        device.Report(report, SourceState.Running, $"{device._name} is open{granted}.");
                    }

                    deliver(units, now);
                }

                if (!_ended)
                {
                    _reason = material.Fail() ?? "it has ended";
                }
            }
            catch (MediaException e)
            {
                _reason = e.Message.TrimEnd('.');
            }
        }

        private void Stall()
        {
            _stalled = true;
            if (_delivered)
            {
                device.Report(report, SourceState.Stale, $"{device._name} has given nothing for {device._stall.TotalSeconds:0.#} s and is opened again.");
            }

            End();
        }

        private void End()
        {
            _ended = true;
            _capture?.Kill();
            _ = AbandonAsync();
        }

        private async Task AbandonAsync()
        {
            await Task.Delay(Parting, device._time, CancellationToken.None);
            _abandoned.TrySetResult();
        }
    }
}
