using Microsoft.Extensions.Logging;
using PaintSound.Core.Beat;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Control;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// The connection to AbletonOSC (ideoforms), which receives at port 11000 and replies to port 11001. It reads messages ten times per second,
/// does not answer setters, and reports errors at <c>/live/error</c>. It has no due time for a launch. So nothing is sent while it does not
/// answer, and no second launch before it has answered since the first; a launch whose clip is confirmed too late is dropped. It cannot reach return
/// tracks, devices in racks or the beats of a clip, so excerpts are played once and unwarped.
/// </summary>
public sealed class AbletonOscConnection : ILiveConnection
{
    /// <summary>The port at which AbletonOSC receives.</summary>
    public const int DefaultPort = 11_000;

    /// <summary>The port to which AbletonOSC replies. It cannot be changed.</summary>
    public const int ReplyPort = 11_001;

    private static readonly TimeSpan StepInterval = TimeSpan.FromSeconds(0.05);

    // The launched clips stop with the launch quantisation; the end of the show does not wait longer for them.
    private static readonly TimeSpan RestoreDelay = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan RestoreTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(5);
    private const int StepsPerPing = 5;

    private readonly LivePort _port;
    private readonly int _replyPort;
    private readonly TimeProvider _time;
    private readonly ConnectionMonitor _monitor;
    private readonly AbletonSession _session;
    private readonly ArmedState _armed;
    private readonly Lock _lock = new();
    private bool _hasEnded;
    private long _dropped;
    private long _late;

    /// <summary>Opens the port for replies. If another program uses it, opening is retried until that program closes.</summary>
    /// <param name="port">The port at which AbletonOSC receives: <see cref="DefaultPort"/>.</param>
    /// <param name="replyPort">The port to which it replies: <see cref="ReplyPort"/>; tests use other ports.</param>
    /// <param name="changesFile">The file of what was changed in the set, which is given back at the next start after a crash; null for none.</param>
    /// <param name="loggers">Creates the logger of messages about replies that are not OSC.</param>
    /// <param name="time">The session clock.</param>
    public AbletonOscConnection(int port, int replyPort, string? changesFile, ILoggerFactory loggers, TimeProvider time)
    {
        (Name, _replyPort, _time) = ($"AbletonOSC at port {port}", replyPort, time);
        _port = new LivePort(port, replyPort, loggers.CreateLogger<OscReceiver>(), time);
        _monitor = new ConnectionMonitor(StaleAfter, LostAfter, time);
        _session = new AbletonSession(new AbletonSender(_port), changesFile, Latency, time);
        _armed = new ArmedState(time);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string? Problem => _port.Problem is { } problem
        ? $"Port {_replyPort} cannot be opened ({problem.InnerException?.Message ?? problem.Message}), and AbletonOSC answers only there: close the other program that uses it."
        : null;

    /// <inheritdoc/>
    public SourceState State => _monitor.State;

    /// <inheritdoc/>
    public LiveLatency Latency { get; } = new();

    /// <inheritdoc/>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <inheritdoc/>
    public long Late => Interlocked.Read(ref _late);

    /// <inheritdoc/>
    public IBeatSource Beat => _session.Beat;

    /// <summary>True after the set was read. Before that, nothing can be launched.</summary>
    internal bool IsSetRead
    {
        get
        {
            lock (_lock)
            {
                return _session.IsSetRead;
            }
        }
    }

    /// <inheritdoc/>
    public async Task RunAsync(Action<LiveReport> report, CancellationToken stop)
    {
        _session.Reports.Receiver = report;
        await Task.WhenAll(_port.ReceiveAsync(Handle, stop), StepAsync(stop));
    }

    /// <inheritdoc/>
    public int Launch(LiveExcerpt excerpt)
    {
        lock (_lock)
        {
            if (_time.GetTimestamp() > excerpt.Due)
            {
                _late++;
                return 0;
            }

            var number = State == SourceState.Running && !_hasEnded ? _session.Launch(excerpt) : 0;
            _dropped += number == 0 ? 1 : 0;
            return number;
        }
    }

    /// <inheritdoc/>
    public void Stop(string track)
    {
        lock (_lock)
        {
            if (State == SourceState.Running)
            {
                _session.Stop(track);
            }
        }
    }

    /// <inheritdoc/>
    public void Fade(string track, double level, TimeSpan time)
    {
        lock (_lock)
        {
            if (State == SourceState.Running)
            {
                _session.Fade(track, level, time);
            }
        }
    }

    /// <inheritdoc/>
    public void Set(LiveParameter parameter, double value)
    {
        lock (_lock)
        {
            if (!_hasEnded)
            {
                _session.Set(parameter, value);
            }
        }
    }

    /// <inheritdoc/>
    public async Task RestoreAsync(CancellationToken stop)
    {
        var start = _time.GetTimestamp();
        while (IsPlaying() && _time.GetElapsedTime(start) < RestoreDelay)
        {
            await Task.Delay(StepInterval, _time, stop);
        }

        lock (_lock)
        {
            _session.Restore();
        }

        start = _time.GetTimestamp();
        while (IsWriting() && _time.GetElapsedTime(start) < RestoreTimeout)
        {
            await Task.Delay(StepInterval, _time, stop);
        }

        bool IsWriting()
        {
            lock (_lock)
            {
                return State == SourceState.Running && _session.IsWriting;
            }
        }

        bool IsPlaying()
        {
            lock (_lock)
            {
                _hasEnded = true;
                return State == SourceState.Running && _session.IsPlaying;
            }
        }
    }

    /// <inheritdoc/>
    public void ShowControls(ShowState state)
    {
        lock (_lock)
        {
            if (_armed.Set(state))
            {
                _session.SetAll();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _port.Dispose();

    private async Task StepAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(StepInterval, _time);
        try
        {
            for (var step = 0; ; step++)
            {
                lock (_lock)
                {
                    Step(isPingDue: step % StepsPerPing == 0);
                }

                await timer.WaitForNextTickAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The performance has ended. Restore the composer's volumes.
            lock (_lock)
            {
                _session.EndFades();
            }
        }
    }

    private void Step(bool isPingDue)
    {
        if (isPingDue)
        {
            _session.Ping();
        }

        if (State == SourceState.Running)
        {
            // A clip that waits for its bar ends before its markers are given back, but not longer than clips play.
            if ((!_session.IsPlaying || _armed.IsDisarmedTwiceAsLong) && _armed.TryTakeRestore())
            {
                _session.Restore();
            }

            _session.Step(setsParameters: !_armed.IsDisarmedForGood);
        }

        ReportState();
    }

    private void Handle(OscMessage message)
    {
        lock (_lock)
        {
            // After Live starts or opens another set, its listeners and positions are gone.
            var isNewSession = State is not (SourceState.Running or SourceState.Stale) || message.Address == "/live/startup";
            _monitor.MarkAlive();
            _session.Handle(message, isNewSession);
            ReportState();
        }
    }

    private void ReportState()
    {
        if (_monitor.HasChanged(out var state))
        {
            _session.Reports.Receiver(ConnectionMonitor.CreateReport(state, _session.Program, Name));
        }
    }
}
