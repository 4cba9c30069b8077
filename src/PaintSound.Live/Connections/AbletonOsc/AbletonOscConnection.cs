using Microsoft.Extensions.Logging;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Control;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// AbletonOSC (ideoforms), for those who have it: listens at port 11000 and answers at 11001; it looks ten times a second, answers
/// no setter, and tells errors at <c>/live/error</c>. It takes no due time, so nothing is sent while it does not answer, and no second
/// launch before it has answered since the first: after Live was deaf one launch at most is late. It cannot reach return tracks,
/// devices in racks or a clip's beats: excerpts are played once, unwarped.
/// </summary>
public sealed class AbletonOscConnection : ILiveConnection
{
    /// <summary>Where AbletonOSC listens.</summary>
    public const int StandardPort = 11_000;

    /// <summary>Where AbletonOSC answers; it cannot be told another.</summary>
    public const int AnswerPort = 11_001;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(0.05);
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lost = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ToLookAgain = TimeSpan.FromSeconds(1);
    private const string Version = "/live/application/get/version";
    private const int BeatsToPing = 5;

    private readonly LivePort _port;
    private readonly int _answers;
    private readonly TimeProvider _time;
    private readonly ConnectionMonitor _contact;
    private readonly PendingRequests _asked;
    private readonly AbletonSet _set;
    private readonly Lock _lock = new();
    private readonly AbletonLaunches _launches;
    private readonly AbletonFades _fades;
    private readonly AbletonParameters _parameters;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private Action<LiveReport> _report = _ => { };
    private string _who = "AbletonOSC";
    private long? _pinged;
    private long _readAt;
    private bool _unanswered;
    private long _dropped;
    private long _late;

    /// <summary>Takes the port at which AbletonOSC answers, or waits until the program that has it is closed.</summary>
    /// <param name="port">Where it listens: <see cref="StandardPort"/>.</param>
    /// <param name="answers">Where it answers: <see cref="AnswerPort"/>; a test may take another.</param>
    /// <param name="loggers">Make the logger of messages about replies that are not OSC.</param>
    /// <param name="time">The session's clock.</param>
    public AbletonOscConnection(int port, int answers, ILoggerFactory loggers, TimeProvider time)
    {
        (Name, _answers, _time) = ($"AbletonOSC at port {port}", answers, time);
        _port = new LivePort(port, answers, loggers.CreateLogger<OscReceiver>(), time);
        (_contact, _asked) = (new ConnectionMonitor(Stale, Lost, time), new PendingRequests(time));
        _set = new AbletonSet(_port.Send);
        _launches = new AbletonLaunches(_port.Send, Tell);
        _fades = new AbletonFades(_port.Send, time);
        _parameters = new AbletonParameters(_set, _port.Send);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string? Problem => _port.Problem is { } trouble
        ? $"Port {_answers} cannot be opened ({trouble.InnerException?.Message ?? trouble.Message}), and AbletonOSC answers only there: close the other program that uses it."
        : null;

    /// <inheritdoc/>
    public SourceState State => _contact.State;

    /// <inheritdoc/>
    public LiveLatency Latency { get; } = new();

    /// <inheritdoc/>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <inheritdoc/>
    public long Late => Interlocked.Read(ref _late);

    /// <summary>True once the set has been read; before, nothing can be launched.</summary>
    internal bool KnowsTheSet
    {
        get
        {
            lock (_lock)
            {
                return _set.IsRead;
            }
        }
    }

    /// <inheritdoc/>
    public async Task RunAsync(Action<LiveReport> report, CancellationToken stop)
    {
        _report = report;
        await Task.WhenAll(_port.ReceiveAsync(Hear, stop), BeatAsync(stop));
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

            if (State != SourceState.Running || _unanswered || !_set.IsRead)
            {
                _dropped++;
                return 0;
            }

            try
            {
                var place = _set.FindClip(excerpt.Clip, excerpt.Track);
                var number = _asked.Add(excerpt.Clip);
                if (excerpt.Playback == PlaybackMode.Loop)
                {
                    TellOnce("AbletonOSC cannot loop an excerpt: it is played once. The remote script can.");
                }

                _fades.End(place.Track);
                _launches.Launch(number, place, excerpt);
                _unanswered = true;
                return number;
            }
            catch (LiveNameException e)
            {
                _dropped++;
                TellOnce(e.Message);
                return 0;
            }
        }
    }

    /// <inheritdoc/>
    public void Stop(string track) => OnTracks(track, at => _port.Send("/live/track/stop_all_clips", OscArgument.From(at)));

    /// <inheritdoc/>
    public void Fade(string track, double level, TimeSpan time) => OnTracks(track, at => _fades.Begin(at, level, time));

    /// <inheritdoc/>
    public void Set(LiveParameter parameter, double value)
    {
        lock (_lock)
        {
            _parameters.Set(parameter, value);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _port.Dispose();

    private void OnTracks(string track, Action<int> act)
    {
        lock (_lock)
        {
            if (State != SourceState.Running || !_set.IsRead)
            {
                return;
            }

            try
            {
                foreach (var at in track.Length > 0 ? [_set.FindTrack(track)] : _launches.Tracks)
                {
                    act(at);
                }
            }
            catch (LiveNameException e)
            {
                TellOnce(e.Message);
            }
        }
    }

    private async Task BeatAsync(CancellationToken stop)
    {
        using var beats = new PeriodicTimer(Beat, _time);
        try
        {
            for (var beat = 0; ; beat++)
            {
                lock (_lock)
                {
                    if (beat % BeatsToPing == 0)
                    {
                        _pinged ??= _time.GetTimestamp();
                        _port.Send(Version);
                    }

                    if (State == SourceState.Running)
                    {
                        LookAgain();
                        if (_set.IsRead)
                        {
                            _fades.Step();
                            _parameters.Send(Refuse);
                        }
                    }

                    TellState();
                }

                await beats.WaitForNextTickAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The performance is over, and a fader that is left half-way would not be the composer's.
            lock (_lock)
            {
                _fades.EndAll();
            }
        }
    }

    private void Hear(OscMessage message)
    {
        lock (_lock)
        {
            // A Live that begins, or opens another set, follows nothing any more.
            var first = State is not (SourceState.Running or SourceState.Stale) || message.Address == "/live/startup";
            _contact.MarkAlive();
            if (first)
            {
                Begin();
            }
            else if (_set.Handle(message) is { } before)
            {
                _told.Clear();
                _launches.Forget();
                _fades.Move(track => _set.Place(before[track]));
            }

            _launches.Handle(message);
            HearOf(message);

            TellState();
        }
    }

    private void HearOf(OscMessage message)
    {
        double Number(int index) => index < message.Arguments.Count && message.Arguments[index].TryNumber(out var number) ? number : -1;
        switch (message.Address)
        {
            case Version:
                _who = $"Live {Number(0)}.{Number(1)} with AbletonOSC";
                _unanswered = false;
                if (_pinged is { } pinged)
                {
                    Latency.Add(_time.GetElapsedTime(pinged));
                    _pinged = null;
                }

                break;
            case "/live/error":
                TellOnce($"AbletonOSC says: {(message.Arguments.Count > 0 && message.Arguments[0].TryText(out var text) ? text.ReplaceLineEndings(" ") : "nothing")}");
                break;
            case "/live/track/get/volume":
                _fades.Handle((int)Number(0), Number(1));
                break;
            default:
                break;
        }
    }

    private void Begin()
    {
        _told.Clear();
        _launches.Forget();
        (_readAt, _pinged) = (_time.GetTimestamp(), null);
        _set.Begin();
    }

    private void LookAgain()
    {
        if (_time.GetElapsedTime(_readAt) < ToLookAgain)
        {
            return;
        }

        if (_set.Missing is { } missing)
        {
            TellOnce($"AbletonOSC has not told {missing} yet: until it has, nothing is launched.");
        }

        _readAt = _time.GetTimestamp();
        _set.Read();
    }

    private void Tell(LiveReportKind kind, AbletonLaunch launch, double position)
    {
        var after = _asked.Find(launch.Number)?.After ?? TimeSpan.Zero;
        var track = _set.Track(launch.Track);
        if (kind == LiveReportKind.Triggered)
        {
            Latency.Add(after);
        }

        var words = kind switch
        {
            LiveReportKind.Triggered => $"{launch.Title} on track {track}, launched {after.TotalMilliseconds:0} ms after it was sent",
            LiveReportKind.Playing => $"{launch.Title} plays, {after.TotalSeconds:0.00} s after it was sent",
            LiveReportKind.Ended => $"{launch.Title} has ended",
            _ => launch.Title,
        };
        _report(new LiveReport(kind, launch.Number, words, after, position) { Track = kind == LiveReportKind.Triggered ? track : string.Empty });
    }

    private void Refuse(LiveNameException error) => TellOnce(error.Message);

    private void TellOnce(string sentence)
    {
        if (_told.Add(sentence))
        {
            _report(new LiveReport(LiveReportKind.Refused, 0, sentence));
        }
    }

    private void TellState()
    {
        if (_contact.Changed(out var state))
        {
            _report(ConnectionMonitor.Report(state, _who, Name));
        }
    }
}
