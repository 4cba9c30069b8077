using PaintSound.Core.Scheduling;
using PaintSound.Core.Sources;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Devices;

/// <summary>
/// Runs a microphone or a camera for a whole performance. Opens the device, delivers its data, detects when it stalls or disappears,
/// and reopens it.
/// </summary>
/// <param name="kind">The role of the source: brush, canvas or music.</param>
/// <param name="name">The name for people.</param>
/// <param name="open">Opens the device, on the thread that reads it. May throw a <see cref="MediaException"/>.</param>
/// <param name="unitBytes">Bytes in one sample or frame.</param>
/// <param name="maxUnits">Maximum number of units per call.</param>
/// <param name="stall">Maximum time without data.</param>
/// <param name="time">The session clock.</param>
/// <param name="priority">Raises the thread that reads the device; null if it is not raised.</param>
internal sealed class SupervisedDevice(
    SourceKind kind, string name, Func<OpenedDevice> open, int unitBytes, int maxUnits, TimeSpan stall, TimeProvider time, IThreadPriority? priority = null)
{
    /// <summary>The first delay before another attempt. Each further delay is twice as long.</summary>
    public static readonly TimeSpan MinRetryDelay = TimeSpan.FromSeconds(0.25);

    /// <summary>The longest delay. A device that returns delivers data within this delay plus its opening time, together under 2 s.</summary>
    public static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(1.5);

    /// <summary>Maximum time from opening a device to its first data. Cameras start slowly. After an attempt without data, it is <see cref="MaxOpenTimeout"/>.</summary>
    public static readonly TimeSpan OpenTimeout = TimeSpan.FromSeconds(8);

    /// <summary>The longest <see cref="OpenTimeout"/>. A network camera may send a whole picture only every 10 s, and a busy machine is slow.</summary>
    public static readonly TimeSpan MaxOpenTimeout = TimeSpan.FromSeconds(16);

    /// <summary>The last sentence of the report about a lost device.</summary>
    public const string ContinueNotice = " PaintSound continues without it and keeps trying.";

    // A driver can block even a killed process. After this time the thread is abandoned and a new attempt starts.
    private static readonly TimeSpan KillTimeout = TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private readonly string _name = name;
    private readonly TimeSpan _stall = stall;
    private readonly TimeProvider _time = time;
    private readonly IThreadPriority? _priority = priority;
    private SourceReport? _last;
    private volatile Attempt? _attempt;
    private volatile TaskCompletionSource? _retry;

    /// <summary>Ends the delay between two attempts, because the device may be back. Thread-safe. Does nothing while the device is open.</summary>
    public void RetryNow() => _retry?.TrySetResult();

    /// <summary>Reopens the device with changed settings. Thread-safe. Reports nothing if it succeeds.</summary>
    public void Reopen()
    {
        _attempt?.Reopen();
        RetryNow();
    }

    /// <summary>Runs until <paramref name="stop"/> is cancelled.</summary>
    /// <param name="onUnits">Called with whole units, from one thread at a time.</param>
    /// <param name="report">Called on every change of state.</param>
    /// <param name="stop">Ends the run.</param>
    public async Task RunAsync(UnitHandler onUnits, Action<SourceReport> report, CancellationToken stop)
    {
        var delay = MinRetryDelay;
        var openTimeout = OpenTimeout;
        var isFirst = true;
        while (!stop.IsCancellationRequested)
        {
            Attempt attempt = new(this, open, unitBytes, maxUnits, openTimeout, onUnits, report, stop);
            _attempt = attempt;
            var reason = await attempt.RunAsync();
            if (stop.IsCancellationRequested)
            {
                return;
            }

            if (attempt.IsReopened)
            {
                (isFirst, delay, openTimeout) = (true, MinRetryDelay, OpenTimeout);
                continue;
            }

            var hasStalled = attempt.HasDelivered && attempt.HasStalled;
            if (attempt.HasDelivered)
            {
                (delay, openTimeout) = (MinRetryDelay, OpenTimeout);
            }
            else if (attempt.HasStalled)
            {
                openTimeout = MaxOpenTimeout;
            }

            if (!hasStalled && (isFirst || attempt.HasDelivered))
            {
                Report(report, SourceState.Lost, $"{_name} is not available: {reason}.{ContinueNotice}");
            }

            isFirst = false;
            if (await DelayAsync(hasStalled ? TimeSpan.Zero : delay, stop))
            {
                Report(report, SourceState.Retrying, $"PaintSound reopens {_name}. Last error: {reason}.");
            }

            delay = delay * 2 < MaxRetryDelay ? delay * 2 : MaxRetryDelay;
        }
    }

    private async Task<bool> DelayAsync(TimeSpan delay, CancellationToken stop)
    {
        TaskCompletionSource retry = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _retry = retry;
        try
        {
            await retry.Task.WaitAsync(delay, _time, stop);
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
        lock (_lock)
        {
            if (next == _last)
            {
                return;
            }

            _last = next;
        }

        report(next);
    }

    /// <summary>One attempt: opens the device and reads it until it ends.</summary>
    private sealed class Attempt(
        SupervisedDevice device, Func<OpenedDevice> open, int unitBytes, int maxUnits, TimeSpan openTimeout,
        UnitHandler onUnits, Action<SourceReport> report, CancellationToken stop)
    {
        private readonly TaskCompletionSource _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile ICapture? _capture;
        private volatile bool _isOver;
        private volatile bool _hasDelivered;
        private volatile bool _hasStalled;
        private volatile bool _isEnded;
        private string _reason = "";

        /// <summary>True after the first data.</summary>
        public bool HasDelivered => _hasDelivered;

        /// <summary>True after a timeout without data.</summary>
        public bool HasStalled => _hasStalled;

        /// <summary>True if the attempt was ended to reopen the device with other settings.</summary>
        public bool IsReopened { get; private set; }

        /// <summary>Ends this attempt, so that another one follows.</summary>
        public void Reopen()
        {
            IsReopened = true;
            End();
        }

        /// <summary>Reads until the device ends. Returns the reason.</summary>
        public async Task<string> RunAsync()
        {
            using Watchdog watchdog = new(openTimeout, OnStalled, device._time);
            using var registration = stop.Register(End);
            watchdog.Arm();
            var reading = DedicatedThread.RunAsync(device._name, () => Read(watchdog));
            if (await Task.WhenAny(reading, _abandoned.Task) == reading)
            {
                await reading;
            }

            _isOver = true;
            return _hasStalled ? $"no data for {watchdog.Timeout.TotalSeconds:0.#} s" : _reason;
        }

        private void Read(Watchdog watchdog)
        {
            device._priority?.RaiseThread();
            try
            {
                var opened = open();
                using var capture = opened.Capture;
                _capture = capture;
                // The attempt may have ended while the device was being opened, when there was no capture to kill.
                if (_isOver || _isEnded)
                {
                    capture.Kill();
                }

                FrameReader reader = new(capture, unitBytes, maxUnits, watchdog);
                for (var units = reader.ReadUnits(); units.Length > 0 && !_isOver; units = reader.ReadUnits())
                {
                    var now = device._time.GetTimestamp();
                    if (!_hasDelivered)
                    {
                        _hasDelivered = true;
                        watchdog.Timeout = device._stall;
                        var description = opened.Description.Length > 0 ? $" ({opened.Description})" : "";
                        device.Report(report, SourceState.Running, $"{device._name} is open{description}.");
                    }

                    onUnits(units, now);
                }

                if (!_isEnded)
                {
                    _reason = capture.GetError() ?? "it ended";
                }
            }
            catch (MediaException e)
            {
                _reason = e.Message.TrimEnd('.');
            }
        }

        private void OnStalled()
        {
            _hasStalled = true;
            if (_hasDelivered)
            {
                device.Report(report, SourceState.Stale, $"{device._name} delivered no data for {device._stall.TotalSeconds:0.#} s. PaintSound reopens it.");
            }

            End();
        }

        private void End()
        {
            _isEnded = true;
            _capture?.Kill();
            _ = AbandonAsync();
        }

        private async Task AbandonAsync()
        {
            await Task.Delay(KillTimeout, device._time, CancellationToken.None);
            _abandoned.TrySetResult();
        }
    }
}
