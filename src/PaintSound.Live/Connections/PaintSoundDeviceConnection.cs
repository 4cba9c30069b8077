using Microsoft.Extensions.Logging;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Control;

namespace PaintSound.Live.Connections;

/// <summary>
/// PaintSound's own doors: the remote script and the Max for Live device, which speak the same protocol (<see cref="LiveCatalogue"/>).
/// A launch carries its due time, after which Live refuses it; while Live does not answer none is sent at all.
/// </summary>
public sealed class PaintSoundDeviceConnection : ILiveConnection
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lost = TimeSpan.FromSeconds(5);
    private const int BeatsToHello = 4;

    // Parameters are set many times a second, and must not push out what is known of the launches. Max may answer with a real number,
    // which is exact up to twice this.
    private const int BeforeSets = 1 << 23;

    private readonly LivePort _port;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ConnectionMonitor _contact;
    private readonly PendingRequests _asked;
    private readonly PendingRequests _pings;
    private readonly PendingRequests _sets;
    private readonly Dictionary<LiveParameter, (double Value, bool IsBehind)> _values = [];
    private readonly Lock _reporting = new();
    private Action<LiveReport> _report = _ => { };
    private string _who = string.Empty;
    private long _dropped;
    private long _late;

    /// <summary>Takes a port of its own to hear answers on.</summary>
    /// <param name="name">What a person calls the door.</param>
    /// <param name="port">Where it listens: <see cref="LiveCatalogue.RemoteScriptPort"/> or <see cref="LiveCatalogue.MaxDevicePort"/>.</param>
    /// <param name="loggers">Make the logger of messages about replies that are not OSC.</param>
    /// <param name="time">The session's clock.</param>
    public PaintSoundDeviceConnection(string name, int port, ILoggerFactory loggers, TimeProvider time)
    {
        (Name, _time, _start) = ($"{name} at port {port}", time, time.GetTimestamp());
        _port = new LivePort(port, hear: 0, loggers.CreateLogger<OscReceiver>(), time);
        (_contact, _asked, _pings, _sets) = (new ConnectionMonitor(Stale, Lost, time), new PendingRequests(time), new PendingRequests(time), new PendingRequests(time, BeforeSets));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string? Problem => _port.Problem?.Message;

    /// <inheritdoc/>
    public SourceState State => _contact.State;

    /// <inheritdoc/>
    public LiveLatency Latency { get; } = new();

    /// <inheritdoc/>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <inheritdoc/>
    public long Late => Interlocked.Read(ref _late);

    private int Now => (int)_time.GetElapsedTime(_start).TotalMilliseconds;

    /// <inheritdoc/>
    public async Task RunAsync(Action<LiveReport> report, CancellationToken stop)
    {
        _report = report;
        await Task.WhenAll(_port.ReceiveAsync(Hear, stop), BeatAsync(stop));
    }

    /// <inheritdoc/>
    public int Launch(LiveExcerpt excerpt)
    {
        var isLate = _time.GetTimestamp() > excerpt.Due;
        if (isLate || State != SourceState.Running)
        {
            Interlocked.Increment(ref isLate ? ref _late : ref _dropped);
            return 0;
        }

        var number = _asked.Add(excerpt.Clip);
        Send(
            LiveCatalogue.Launch,
            OscArgument.From(number),
            OscArgument.From(excerpt.Clip),
            OscArgument.From(excerpt.Excerpt.Work.File),
            OscArgument.From(excerpt.Track),
            OscArgument.From((float)excerpt.Excerpt.StartSeconds),
            OscArgument.From((float)Excerpt.Seconds),
            OscArgument.From(excerpt.Playback == PlaybackMode.Loop ? "loop" : "once"),
            OscArgument.From((int)_time.GetElapsedTime(_start, excerpt.Due).TotalMilliseconds));
        return number;
    }

    /// <inheritdoc/>
    public void Stop(string track) =>
        Ask(LiveCatalogue.Stop, "stop", OscArgument.From(track));

    /// <inheritdoc/>
    public void Fade(string track, double level, TimeSpan time) =>
        Ask(LiveCatalogue.Fade, "fade", OscArgument.From(track), OscArgument.From((float)level), OscArgument.From((float)time.TotalSeconds));

    /// <inheritdoc/>
    public void Set(LiveParameter parameter, double value)
    {
        lock (_values)
        {
            var isBehind = State != SourceState.Running;
            _values[parameter] = (value, isBehind);
            if (!isBehind)
            {
                Put(parameter, value);
            }
        }
    }

    /// <summary>Asks for a clip of a file; the answer is a <see cref="Built"/>.</summary>
    /// <returns>The number of the question.</returns>
    internal int Build(string clip, string file, string track, int scene)
    {
        var number = _asked.Add(clip);
        Send(
            LiveCatalogue.Build,
            OscArgument.From(number),
            OscArgument.From(clip),
            OscArgument.From(file),
            OscArgument.From(track),
            OscArgument.From(scene));
        return number;
    }

    /// <summary>Told what came of a clip that was asked for: the number, and the answer, built or refused.</summary>
    internal Action<int, LiveReply>? Built { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _port.Dispose();

    private void Put(LiveParameter parameter, double value)
    {
        Send(
            LiveCatalogue.Set,
            OscArgument.From(_sets.Add(parameter.ToString())),
            OscArgument.From(parameter.Track),
            OscArgument.From(parameter.Device),
            OscArgument.From(parameter.Name),
            OscArgument.From((float)value));
    }

    /// <summary>What was set while Live did not answer; all of it where Live has begun anew.</summary>
    private void CatchUp(bool anew)
    {
        lock (_values)
        {
            foreach (var (parameter, (value, isBehind)) in _values.ToArray())
            {
                if (isBehind || anew)
                {
                    _values[parameter] = (value, false);
                    Put(parameter, value);
                }
            }
        }
    }

    // What is not a launch is dropped without a word where nobody listens: the state has been said.
    private void Ask(CatalogueEntry entry, string title, params OscArgument[] arguments)
    {
        if (State == SourceState.Running)
        {
            Send(entry, [OscArgument.From(_asked.Add(title)), .. arguments]);
        }
    }

    private void Send(CatalogueEntry entry, params OscArgument[] arguments) => _port.Send(entry.Address, arguments);

    private async Task BeatAsync(CancellationToken stop)
    {
        using var beats = new PeriodicTimer(Beat, _time);
        try
        {
            for (var beat = 0; ; beat++)
            {
                if (_contact.State is SourceState.Running or SourceState.Stale)
                {
                    Send(LiveCatalogue.Ping, OscArgument.From(_pings.Add(string.Empty)), OscArgument.From(Now));
                }
                else if (beat % BeatsToHello == 0 && _port.Port > 0)
                {
                    Send(LiveCatalogue.Hello, OscArgument.From(LiveCatalogue.Protocol), OscArgument.From(_port.Port), OscArgument.From(Now));
                }

                TellState();
                await beats.WaitForNextTickAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The performance is over.
        }
    }

    private void Hear(OscMessage message)
    {
        if (LiveReply.Read(message) is not { } answer)
        {
            return;
        }

        var first = _contact.State is not (SourceState.Running or SourceState.Stale);
        _contact.MarkAlive();
        if (answer.Entry == LiveCatalogue.Welcome)
        {
            _who = answer.Text(1);
        }
        else if (answer.Entry == LiveCatalogue.Pong)
        {
            if (_pings.Find(answer.Number) is { } ping && !first)
            {
                Latency.Add(ping.After);
            }
        }
        else
        {
            HearOf(answer);
        }

        TellState();
        CatchUp(answer.Entry == LiveCatalogue.Welcome);
    }

    private void HearOf(LiveReply answer)
    {
        var (after, title) = _asked.Find(answer.Number) ?? _sets.Find(answer.Number) ?? (TimeSpan.Zero, "what was asked before");
        if (answer.Entry == LiveCatalogue.Triggered)
        {
            Latency.Add(after);
            Tell(LiveReportKind.Triggered, $"{answer.Text(2)} on track {answer.Text(1)}, launched {after.TotalMilliseconds:0} ms after it was sent", track: answer.Text(1));
        }
        else if (answer.Entry == LiveCatalogue.Playing)
        {
            Tell(LiveReportKind.Playing, $"{title} plays, {after.TotalSeconds:0.00} s after it was sent");
        }
        else if (answer.Entry == LiveCatalogue.Position)
        {
            Tell(LiveReportKind.Position, title, answer.Float(1));
        }
        else if (answer.Entry == LiveCatalogue.Ended)
        {
            Tell(LiveReportKind.Ended, $"{title} has ended");
        }
        else if (answer.Entry == LiveCatalogue.Built)
        {
            Built?.Invoke(answer.Number, answer);
        }
        else if (answer.Entry == LiveCatalogue.Refused)
        {
            if (answer.Text(1) == LiveCatalogue.Late)
            {
                Interlocked.Increment(ref _late);
            }

            Built?.Invoke(answer.Number, answer);
            Tell(LiveReportKind.Refused, answer.Text(2));
        }

        void Tell(LiveReportKind kind, string words, double position = 0, string track = "")
        {
            lock (_reporting)
            {
                _report(new LiveReport(kind, answer.Number, words, after, position) { Track = track });
            }
        }
    }

    private void TellState()
    {
        lock (_reporting)
        {
            if (_contact.Changed(out var state))
            {
                _report(ConnectionMonitor.Report(state, _who, Name));
            }
        }
    }
}
