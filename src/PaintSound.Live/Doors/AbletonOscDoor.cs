using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Osc;

namespace PaintSound.Live.Doors;

/// <summary>
/// AbletonOSC (ideoforms), for those who have it: listens at port 11000 and answers at 11001; it looks ten times a second, answers
/// no setter, and tells errors at <c>/live/error</c>. It takes no due time, so nothing is sent while it does not answer, and no second
/// launch before it has answered since the first: after Live was deaf one launch at most is late. It cannot reach return tracks,
/// devices in racks or a clip's beats: excerpts are played once, unwarped.
/// </summary>
public sealed class AbletonOscDoor : ILiveDoor
{
    /// <summary>Where AbletonOSC listens.</summary>
    public const int StandardPort = 11_000;

    /// <summary>Where AbletonOSC answers; it cannot be told another.</summary>
    public const int AnswerPort = 11_001;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(0.05);
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lost = TimeSpan.FromSeconds(5);
    private const string Version = "/live/application/get/version";
    private const int BeatsToPing = 5;

    private readonly LivePort _port;
    private readonly TimeProvider _time;
    private readonly Contact _contact;
    private readonly Asked _asked;
    private readonly AbletonSet _set;
    private readonly Lock _lock = new();
    private readonly Dictionary<int, AbletonLaunch> _launched = [];
    private readonly Dictionary<int, AbletonFade> _fades = [];
    private readonly Dictionary<LiveParameter, double> _wanted = [];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private Action<LiveReport> _report = _ => { };
    private string _who = "AbletonOSC";
    private long? _pinged;
    private long? _readAt;
    private bool _unanswered;
    private long _dropped;

    /// <summary>Takes the port at which AbletonOSC answers.</summary>
    /// <param name="port">Where it listens: <see cref="StandardPort"/>.</param>
    /// <param name="answers">Where it answers: <see cref="AnswerPort"/>; a test may take another.</param>
    /// <param name="say">Told what is wrong with what comes back.</param>
    /// <param name="time">The session's clock.</param>
    /// <exception cref="OscException">The port is taken, perhaps by another program that uses AbletonOSC.</exception>
    public AbletonOscDoor(int port, int answers, Action<string> say, TimeProvider time)
    {
        (Name, _time) = ($"AbletonOSC at port {port}", time);
        _port = new LivePort(port, answers, say, time);
        (_contact, _asked) = (new Contact(Stale, Lost, time), new Asked(time));
        _set = new AbletonSet((address, arguments) => _port.Send(address, arguments));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public SourceState State => _contact.State;

    /// <inheritdoc/>
    public LiveLatency Latency { get; } = new();

    /// <inheritdoc/>
    public long Dropped => Interlocked.Read(ref _dropped);

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
        await Task.WhenAll(_port.HearAsync(Hear, stop), BeatAsync(stop));
    }

    /// <inheritdoc/>
    public int Launch(LiveExcerpt excerpt)
    {
        lock (_lock)
        {
            if (State != SourceState.Running || _unanswered || !_set.IsRead || _time.GetTimestamp() > excerpt.Due)
            {
                _dropped++;
                return 0;
            }

            var work = excerpt.Excerpt.Work;
            try
            {
                var place = _set.FindClip(work.Title, excerpt.Track);
                var number = _asked.Note(work.Title);
                if (excerpt.Manner == LaunchManner.Loop)
                {
                    TellOnce("AbletonOSC cannot loop an excerpt: it is played once. The remote script can.");
                }

                EndFade(place.Track);
                Prepare(place, excerpt.Excerpt.StartSeconds);
                Watch(number, place, work.Title, excerpt.Excerpt.StartSeconds);
                ToClip("/live/clip/fire", place);
                _unanswered = true;
                return number;
            }
            catch (LiveNameException e)
            {
                _dropped++;
                TellOnce(e.Message);
                ReadAgain();
                return 0;
            }
        }
    }

    /// <inheritdoc/>
    public void Stop(string track) => OnTracks(track, at => _port.Send("/live/track/stop_all_clips", OscArgument.From(at)));

    /// <inheritdoc/>
    public void Fade(string track, double level, TimeSpan time) => OnTracks(track, at =>
    {
        if (!_fades.TryGetValue(at, out var fade))
        {
            _fades[at] = fade = new AbletonFade(_time);
            _port.Send("/live/track/get/volume", OscArgument.From(at));
        }

        fade.Begin(level, time);
    });

    /// <inheritdoc/>
    public void Set(LiveParameter parameter, double value)
    {
        lock (_lock)
        {
            // Sent with the next beat: of several values the last.
            _wanted[parameter] = Math.Clamp(value, 0, 1);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _port.Dispose();

    // An end may not stand before its start, not even in between: first the start to 0, then the end, then the start.
    private void Prepare((int Track, int Clip) place, double start)
    {
        ToClip("/live/clip/set/looping", place, OscArgument.From(0));
        ToClip("/live/clip/set/warping", place, OscArgument.From(0));
        ToClip("/live/clip/set/loop_start", place, OscArgument.From(0f));
        ToClip("/live/clip/set/loop_end", place, OscArgument.From((float)(start + Excerpt.Seconds)));
        ToClip("/live/clip/set/loop_start", place, OscArgument.From((float)start));
    }

    private void Watch(int number, (int Track, int Clip) place, string title, double start)
    {
        var inPlace = false;
        if (_launched.TryGetValue(place.Track, out var before))
        {
            inPlace = before.IsAt(place.Clip);
            End(before);
        }
        else
        {
            _port.Send("/live/track/start_listen/fired_slot_index", OscArgument.From(place.Track));
            _port.Send("/live/track/start_listen/playing_slot_index", OscArgument.From(place.Track));
        }

        _launched[place.Track] = new AbletonLaunch(number, place.Track, place.Clip, title, start, inPlace);
        ToClip("/live/clip/start_listen/playing_position", place);
    }

    private void End(AbletonLaunch launch)
    {
        if (!launch.HasEnded)
        {
            launch.HasEnded = true;
            ToClip("/live/clip/stop_listen/playing_position", (launch.Track, launch.Clip));
            Tell(LiveReportKind.Ended, launch, $"{launch.Title} has ended");
        }
    }

    private void ToClip(string address, (int Track, int Clip) place, params OscArgument[] arguments) =>
        _port.Send(address, [OscArgument.From(place.Track), OscArgument.From(place.Clip), .. arguments]);

    private void OnTracks(string track, Action<int> act)
    {
        lock (_lock)
        {
            if (State != SourceState.Running)
            {
                return;
            }

            try
            {
                foreach (var at in track.Length > 0 ? [_set.FindTrack(track)] : _launched.Values.Where(l => !l.HasEnded).Select(l => l.Track).ToArray())
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

                    if (State == SourceState.Running && _set.IsRead)
                    {
                        StepFades();
                        SendWanted();
                    }

                    TellState();
                }

                await beats.WaitForNextTickAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The performance is over.
        }
    }

    private void StepFades()
    {
        foreach (var (track, fade) in _fades.ToArray())
        {
            if (fade.Step() is { } volume)
            {
                _port.Send("/live/track/set/volume", OscArgument.From(track), OscArgument.From((float)volume));
            }

            if (fade.IsSilent)
            {
                _port.Send("/live/track/stop_all_clips", OscArgument.From(track));
            }

            if (fade.IsOver)
            {
                EndFade(track);
            }
        }
    }

    private void EndFade(int track)
    {
        if (_fades.Remove(track, out var fade) && fade.Own is { } own)
        {
            _port.Send("/live/track/set/volume", OscArgument.From(track), OscArgument.From((float)own));
        }
    }

    private void SendWanted()
    {
        foreach (var (parameter, value) in _wanted.ToArray())
        {
            try
            {
                if (!Send(parameter, value))
                {
                    continue;
                }
            }
            catch (LiveNameException e)
            {
                TellOnce(e.Message);
            }

            _wanted.Remove(parameter);
        }
    }

    /// <summary>False while the parameter is being asked for.</summary>
    private bool Send(LiveParameter parameter, double value)
    {
        if (parameter.Device.Length == 0)
        {
            var track = OscArgument.From(_set.FindTrack(parameter.Track));
            var (address, arguments) = parameter.Name switch
            {
                "Volume" => ("/live/track/set/volume", new[] { track, OscArgument.From((float)value) }),
                "Pan" => ("/live/track/set/panning", [track, OscArgument.From((float)((2 * value) - 1))]),
                _ => ("/live/track/set/send", [track, OscArgument.From(ReturnOf(parameter.Name)), OscArgument.From((float)value)]),
            };
            _port.Send(address, arguments);
            return true;
        }

        var device = _set.FindDevice(parameter.Track, parameter.Device);
        if (_set.FindParameter(device, parameter.Name) is not { } found)
        {
            return false;
        }

        _port.Send(
            "/live/device/set/parameter/value",
            OscArgument.From(device.Track),
            OscArgument.From(device.Device),
            OscArgument.From(found.Parameter),
            OscArgument.From((float)(found.Least + (value * (found.Most - found.Least)))));
        return true;
    }

    // AbletonOSC does not tell the names of return tracks; Live begins them with their letter.
    private static int ReturnOf(string name) => name.Length > 0 && name[0] is >= 'A' and <= 'L' && (name.Length == 1 || name[1] == '-')
        ? name[0] - 'A'
        : throw new LiveNameException($"Through AbletonOSC the send to '{name}' is named by its letter, such as 'A' or 'A-{name}'.");

    private void Hear(OscMessage message)
    {
        lock (_lock)
        {
            var first = State is not (SourceState.Running or SourceState.Stale);
            _contact.Hear();
            _set.Hear(message);
            HearOf(message);
            if (first)
            {
                ReadAgain();
            }

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
            case "/live/track/get/volume" when _fades.TryGetValue((int)Number(0), out var fade):
                fade.Own ??= Number(1);
                break;
            case "/live/track/get/fired_slot_index" when _launched.TryGetValue((int)Number(0), out var launch):
                Follow(launch, launch.Fired((int)Number(1)));
                break;
            case "/live/track/get/playing_slot_index" when _launched.TryGetValue((int)Number(0), out var launch):
                Follow(launch, launch.Plays((int)Number(1)));
                break;
            case "/live/clip/get/playing_position" when _launched.TryGetValue((int)Number(0), out var launch) && launch.IsAt((int)Number(1)):
                Tell(LiveReportKind.Position, launch, launch.Title, Math.Max(0, Number(2) - launch.Start));
                break;
            default:
                break;
        }
    }

    private void Follow(AbletonLaunch launch, LiveReportKind? now)
    {
        var after = _asked.Find(launch.Number)?.After ?? TimeSpan.Zero;
        switch (now)
        {
            case LiveReportKind.Triggered:
                Latency.Add(after);
                Tell(LiveReportKind.Triggered, launch, $"{launch.Title} on track {_set.Track(launch.Track)}, launched {after.TotalMilliseconds:0} ms after it was sent");
                break;
            case LiveReportKind.Playing:
                Tell(LiveReportKind.Playing, launch, $"{launch.Title} plays, {after.TotalSeconds:0.00} s after it was sent");
                break;
            case LiveReportKind.Ended:
                End(launch);
                break;
            default:
                break;
        }
    }

    private void ReadAgain()
    {
        if (_readAt is not { } at || _time.GetElapsedTime(at) > Lost)
        {
            _readAt = _time.GetTimestamp();
            _told.Clear();
            _set.Read();
        }
    }

    private void Tell(LiveReportKind kind, AbletonLaunch launch, string words, double position = 0) =>
        _report(new LiveReport(kind, launch.Number, words, _asked.Find(launch.Number)?.After ?? TimeSpan.Zero, position)
        {
            Track = kind == LiveReportKind.Triggered ? _set.Track(launch.Track) : string.Empty,
        });

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
            _report(Contact.Report(state, _who, Name));
        }
    }
}
