using Microsoft.Extensions.Logging;
using PaintSound.Core.Beat;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
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

    // Parameters are set many times per second, so they have their own numbers; otherwise the launches would soon be forgotten. Max can reply
    // with a 32-bit float, which is exact up to twice this number.
    private const int ParameterOffset = 1 << 23;

    private readonly LivePort _port;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ConnectionMonitor _monitor;
    private readonly PendingRequests _requests;
    private readonly PendingRequests _pings;
    private readonly PendingRequests _parameterRequests;
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
        (Name, _time, _start) = ($"{name} at port {port}", time, time.GetTimestamp());
        _port = new LivePort(port, replyPort: 0, loggers.CreateLogger<OscReceiver>(), time);
        _monitor = new ConnectionMonitor(StaleAfter, LostAfter, time);
        (_requests, _pings, _parameterRequests) = (new PendingRequests(time), new PendingRequests(time), new PendingRequests(time, ParameterOffset));
        _armed = new ArmedState(time);
        _parameters = new ParameterValues(() => CanWrite && State == SourceState.Running, SendParameter);
        _controls = showsControls ? new ControlValues(() => State == SourceState.Running, Send) : null;
        _beat = new BeatClock("Live", time);
        _reports = new ReplyReports(_requests, _parameterRequests, Latency);
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

    private int Now => (int)_time.GetElapsedTime(_start).TotalMilliseconds;

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

        var number = _requests.Add(excerpt.Clip);
        _launch.Set(number, excerpt);
        SendLaunch(number, excerpt);
        return number;
    }

    /// <inheritdoc/>
    public void Stop(string track) =>
        Request(LiveCatalogue.Stop, "stop", OscArgument.From(track));

    /// <inheritdoc/>
    public void Fade(string track, double level, TimeSpan time) =>
        Request(LiveCatalogue.Fade, "fade", OscArgument.From(track), OscArgument.From((float)level), OscArgument.From((float)time.TotalSeconds));

    /// <inheritdoc/>
    public void Set(LiveParameter parameter, double value) => _parameters.Set(parameter, value);

    /// <inheritdoc/>
    public Task RestoreAsync(CancellationToken stop)
    {
        _hasEnded = true;
        SendBye();
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
    internal int Build(string clip, string file, string track, int scene, double gainDb)
    {
        var number = _requests.Add(clip);
        Send(
            LiveCatalogue.Build,
            OscArgument.From(number),
            OscArgument.From(clip),
            OscArgument.From(file),
            OscArgument.From(track),
            OscArgument.From(scene),
            OscArgument.From((float)gainDb));
        return number;
    }

    /// <summary>Asks whether the open set has a clip of a file or of its copy. <see cref="OnBuilt"/> receives the reply.</summary>
    /// <returns>The number of the request.</returns>
    internal int Find(string clip, string file, string copy)
    {
        var number = _requests.Add(clip);
        Send(LiveCatalogue.Find, OscArgument.From(number), OscArgument.From(clip), OscArgument.From(file), OscArgument.From(copy));
        return number;
    }

    /// <inheritdoc/>
    public void Dispose() => _port.Dispose();

    private void SendLaunch(int number, LiveExcerpt excerpt) => Send(
        LiveCatalogue.Launch,
        OscArgument.From(number),
        OscArgument.From(excerpt.Clip),
        OscArgument.From(excerpt.Excerpt.Work.File),
        OscArgument.From(excerpt.Track),
        OscArgument.From((float)excerpt.Excerpt.StartSeconds),
        OscArgument.From((float)Excerpt.Seconds),
        OscArgument.From(excerpt.Playback == PlaybackMode.Loop ? "loop" : "once"),
        OscArgument.From((int)_time.GetElapsedTime(_start, excerpt.Due).TotalMilliseconds));

    private void SendParameter(LiveParameter parameter, double value) => Send(
        LiveCatalogue.Set,
        OscArgument.From(_parameterRequests.Add(parameter.ToString())),
        OscArgument.From(parameter.Track),
        OscArgument.From(parameter.Device),
        OscArgument.From(parameter.Name),
        OscArgument.From((float)value));

    // If Live does not answer, the request is dropped without a message: the state of the connection was already reported.
    private void Request(CatalogueEntry entry, string title, params OscArgument[] arguments)
    {
        if (State == SourceState.Running)
        {
            Send(entry, [OscArgument.From(_requests.Add(title)), .. arguments]);
        }
    }

    private void Send(CatalogueEntry entry, params OscArgument[] arguments) => _port.Send(entry.Address, arguments);

    // Sent in any state: when Live answers again, it reads this message too.
    private void SendBye() => Send(LiveCatalogue.Bye, OscArgument.From(_requests.Add("bye")));

    private async Task PingAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(PingInterval, _time);
        try
        {
            for (var ping = 0; ; ping++)
            {
                if (State is SourceState.Running or SourceState.Stale)
                {
                    Send(LiveCatalogue.Ping, OscArgument.From(_pings.Add(string.Empty)), OscArgument.From(Now), OscArgument.From(_port.Port));
                }
                else if (ping % PingsPerHello == 0 && _port.Port > 0)
                {
                    SendHello();
                }

                if (_armed.TryTakeRestore())
                {
                    SendBye();
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

    private void SendHello() =>
        Send(LiveCatalogue.Hello, OscArgument.From(LiveCatalogue.Protocol), OscArgument.From(_port.Port), OscArgument.From(Now));

    private void Handle(OscMessage message)
    {
        if (LiveReply.Read(message) is not { } reply)
        {
            return;
        }

        if (reply.Entry == LiveCatalogue.Restarted)
        {
            _hasRestarted = true;
            SendHello();
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
                _launch.Repeat(_time.GetTimestamp(), SendLaunch);
            }
        }
        else if (reply.Entry == LiveCatalogue.Pong)
        {
            if (_pings.Find(reply.Number) is { } ping && !isFirst)
            {
                Latency.Add(ping.After);
            }
        }
        else if (reply.Entry == LiveCatalogue.Beat)
        {
            _beat.Update(ReadBeat(reply), _time.GetTimestamp());
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
            SendBye();
        }

        _controls?.SendPending(all: reply.Entry == LiveCatalogue.Welcome);
    }

    private static BeatReport ReadBeat(LiveReply reply)
    {
        var position = reply.GetNumber(0) + reply.GetNumber(1);
        return new BeatReport(
            reply.GetNumber(2), new TimeSignature((int)reply.GetNumber(3), (int)reply.GetNumber(4)), position, IsPlaying: reply.GetNumber(7) != 0)
        {
            Bar = (int)reply.GetNumber(5),
            BarStart = position - reply.GetNumber(6),
            Quantisation = (LaunchQuantisation)(int)reply.GetNumber(8),
        };
    }

    private void ReportState() =>
        _reports.ReportState(_monitor, state => ConnectionMonitor.CreateReport(state, _program, Name));
}
