using Microsoft.Extensions.Logging;
using PaintSound.Core.Beat;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Control;

namespace PaintSound.Live.Connections.PaintSoundDevice;

/// <summary>
/// The connection to the remote script or to the Max for Live device, which use the same protocol (<see cref="LiveCatalogue"/>). Each launch
/// has a due time, after which Live refuses it. While Live does not answer, no launch is sent.
/// </summary>
public sealed class PaintSoundDeviceConnection : ILiveConnection
{
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(5);
    private const int PingsPerHello = 2;

    private readonly LivePort _port;
    private readonly TimeProvider _time;
    private readonly ConnectionMonitor _monitor;
    private readonly DeviceRequests _requests;
    private readonly ParameterValues _parameters;
    private readonly ControlValues? _controls;
    private readonly ReplyReports _reports;
    private readonly UnansweredLaunch _launch = new();
    private readonly BeatClock _beat;
    private readonly ArmedState _armed;
    private string _program = string.Empty;
    private volatile bool _hasEnded;
    private bool _hasRestarted;
    private long _dropped;
    private long _late;

    /// <summary>Opens a free port for replies.</summary>
    /// <param name="name">The name of the connection for people.</param>
    /// <param name="port">The port at which it receives: <see cref="LiveCatalogue.RemoteScriptPort"/> or <see cref="LiveCatalogue.MaxDevicePort"/>.</param>
    /// <param name="loggers">Creates the logger of messages about replies that are not OSC.</param>
    /// <param name="time">The session clock.</param>
    /// <param name="showsControls">Whether the device shows the values of the controls.</param>
    public PaintSoundDeviceConnection(string name, int port, ILoggerFactory loggers, TimeProvider time, bool showsControls = false)
    {
        (Name, _time) = ($"{name} at port {port}", time);
        _port = new LivePort(port, replyPort: 0, loggers.CreateLogger<OscReceiver>(), time);
        _monitor = new ConnectionMonitor(StaleAfter, LostAfter, time);
        _requests = new DeviceRequests(_port, time);
        _armed = new ArmedState(time);
        _parameters = new ParameterValues(() => CanWrite && State == SourceState.Running, _requests.Set);
        _controls = showsControls ? new ControlValues(() => State == SourceState.Running, _requests.Send) : null;
        _beat = new BeatClock("Live", time);
        _reports = new ReplyReports(_requests.Others, _requests.Parameters, Latency);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string? Problem => _port.Problem?.Message;

    /// <inheritdoc/>
    public SourceState State => _monitor.State;

    /// <inheritdoc/>
    public LiveLatency Latency { get; } = new();

    /// <inheritdoc/>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <inheritdoc/>
    public long Late => Interlocked.Read(ref _late) + _reports.Late;

    /// <inheritdoc/>
    public IBeatSource Beat => _beat;

    /// <summary>Called with the number of a <see cref="Build"/> or <see cref="Find"/> request and its reply: built or refused.</summary>
    internal Action<int, LiveReply>? OnBuilt
    {
        get => _reports.OnBuilt;
        set => _reports.OnBuilt = value;
    }

    private bool CanWrite => !_hasEnded && !_armed.IsDisarmedForGood;

    /// <inheritdoc/>
    public async Task RunAsync(Action<LiveReport> report, CancellationToken stop)
    {
        _reports.Receiver = report;
        await Task.WhenAll(_port.ReceiveAsync(Handle, stop), PingAsync(stop));
    }

    /// <inheritdoc/>
    public int Launch(LiveExcerpt excerpt)
    {
        var isLate = _time.GetTimestamp() > excerpt.Due;
        if (isLate || _hasEnded || State != SourceState.Running)
        {
            Interlocked.Increment(ref isLate ? ref _late : ref _dropped);
            return 0;
        }

        var number = _requests.Others.Add(excerpt.Clip);
        _launch.Set(number, excerpt);
        _requests.Launch(number, excerpt);
        return number;
    }

    /// <inheritdoc/>
    public void Stop(string track)
    {
        // If Live does not answer, the request is dropped without a message: the state of the connection was already reported.
        if (State == SourceState.Running)
        {
            _requests.Stop(track);
        }
    }

    /// <inheritdoc/>
    public void Fade(string track, double level, TimeSpan time)
    {
        if (State == SourceState.Running)
        {
            _requests.Fade(track, level, time);
        }
    }

    /// <inheritdoc/>
    public void Set(LiveParameter parameter, double value) => _parameters.Set(parameter, value);

    /// <inheritdoc/>
    public Task RestoreAsync(CancellationToken stop)
    {
        // Sent in any state: when Live answers again, it reads this message too.
        _hasEnded = true;
        _requests.Bye();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void ShowControls(ShowState state)
    {
        if (_armed.Set(state) && CanWrite && State == SourceState.Running)
        {
            // Live has given the values from before the show back.
            _parameters.SendPending(all: true);
        }

        _controls?.Set(state);
    }

    /// <summary>Requests a clip of a file. <see cref="OnBuilt"/> receives the reply.</summary>
    /// <returns>The number of the request.</returns>
    internal int Build(string clip, string file, string track, int scene, double gainDb) => _requests.Build(clip, file, track, scene, gainDb);

    /// <summary>Asks whether the open set has a clip of a file or of its copy. <see cref="OnBuilt"/> receives the reply.</summary>
    /// <returns>The number of the request.</returns>
    internal int Find(string clip, string file, string copy) => _requests.Find(clip, file, copy);

    /// <inheritdoc/>
    public void Dispose() => _port.Dispose();

    private async Task PingAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(PingInterval, _time);
        try
        {
            for (var ping = 0; ; ping++)
            {
                if (State is SourceState.Running or SourceState.Stale)
                {
                    _requests.Ping();
                }
                else if (ping % PingsPerHello == 0 && _port.Port > 0)
                {
                    _requests.Hello();
                }

                if (_armed.TryTakeRestore())
                {
                    _requests.Bye();
                }

                ReportState();
                await timer.WaitForNextTickAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The performance has ended.
        }
    }

    private void Handle(OscMessage message)
    {
        if (LiveReply.Read(message) is not { } reply)
        {
            return;
        }

        if (reply.Entry == LiveCatalogue.Restarted)
        {
            _hasRestarted = true;
            _requests.Hello();
            return;
        }

        var isFirst = State is not (SourceState.Running or SourceState.Stale);
        _monitor.MarkAlive();
        if (reply.Entry == LiveCatalogue.Welcome)
        {
            _program = reply.GetText(1);
            if (_hasRestarted)
            {
                _hasRestarted = false;
                _reports.Report(new LiveReport(LiveReportKind.State, 0, $"Live has opened a set; {_program} answers again through {Name}"));
                _launch.Repeat(_time.GetTimestamp(), _requests.Launch);
            }
        }
        else if (reply.Entry == LiveCatalogue.Pong)
        {
            if (_requests.Pings.Find(reply.Number) is { } ping && !isFirst)
            {
                Latency.Add(ping.After);
            }
        }
        else if (reply.Entry == LiveCatalogue.Beat)
        {
            _beat.Update(reply.ReadBeat(), _time.GetTimestamp());
        }
        else
        {
            _launch.Answer(reply.Number);
            _reports.Handle(reply);
        }

        ReportState();
        if (CanWrite)
        {
            _parameters.SendPending(all: reply.Entry == LiveCatalogue.Welcome);
        }
        else if (reply.Entry == LiveCatalogue.Welcome && !_hasEnded)
        {
            // Hello has cancelled a bye that waits for the launched clips.
            _requests.Bye();
        }

        _controls?.SendPending(all: reply.Entry == LiveCatalogue.Welcome);
    }

    private void ReportState() =>
        _reports.ReportState(_monitor, state => ConnectionMonitor.CreateReport(state, _program, Name));
}
