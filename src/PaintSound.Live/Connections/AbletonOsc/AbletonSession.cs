using PaintSound.Core.Beat;
using PaintSound.Core.Events;
using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>The conversation with AbletonOSC: what PaintSound requested, what AbletonOSC replied, and the set. Not thread-safe.</summary>
internal sealed class AbletonSession
{
    /// <summary>The address of the errors of AbletonOSC.</summary>
    public const string ErrorAddress = "/live/error";

    private static readonly TimeSpan ReadInterval = TimeSpan.FromSeconds(1);

    private readonly AbletonSender _send;
    private readonly LiveLatency _latency;
    private readonly TimeProvider _time;
    private readonly PendingRequests _requests;
    private readonly AbletonSet _set;
    private readonly AbletonOriginals _originals;
    private readonly AbletonWrites _writes;
    private readonly AbletonLaunches _launches;
    private readonly AbletonFades _fades;
    private readonly AbletonLauncher _launcher;
    private readonly AbletonParameters _parameters;
    private readonly AbletonLaunchModes _modes = new();
    private readonly AbletonRestorer _restorer;
    private readonly AbletonPing _ping;
    private readonly AbletonBeat _beat;
    private long _setReadAt;
    private bool _isSavedTaken;

    /// <summary>Creates the session.</summary>
    /// <param name="send">Sends messages to AbletonOSC.</param>
    /// <param name="changesFile">The file of what was changed in the set, for the start after a crash; null for none.</param>
    /// <param name="latency">Receives the time of each reply.</param>
    /// <param name="time">The session clock.</param>
    public AbletonSession(AbletonSender send, string? changesFile, LiveLatency latency, TimeProvider time)
    {
        (_send, _latency, _time) = (send, latency, time);
        _requests = new PendingRequests(time);
        _set = new AbletonSet(send);
        _originals = new AbletonOriginals(new AbletonChangesFile(changesFile, sentence => Reports.ReportRefusal(sentence)));
        _writes = new AbletonWrites(_originals, Reports.ReportRefusal, send, time);
        _launches = new AbletonLaunches(send, ReportLaunch);
        _fades = new AbletonFades(_set, _writes, send, time);
        _launcher = new AbletonLauncher(_set, _launches, _fades, _originals, _modes, Reports, send, time);
        _parameters = new AbletonParameters(_set, _writes);
        _restorer = new AbletonRestorer(
            _originals, _parameters, _writes, send, clip => new AbletonClipCheck(_set, _modes, send, time, clip, state: null));
        _ping = new AbletonPing(send, latency, time);
        _beat = new AbletonBeat(send, time);
    }

    /// <summary>Sends the reports of this session.</summary>
    public AbletonReports Reports { get; } = new();

    /// <summary>The program that answers.</summary>
    public string Program => _ping.Program;

    /// <summary>Tempo, signature and song position of Live.</summary>
    public IBeatSource Beat => _beat.Source;

    /// <summary>True after the set was read. Before that, nothing can be launched.</summary>
    public bool IsSetRead => _set.IsRead;

    /// <summary>Launches an excerpt.</summary>
    /// <returns>The number of the launch, or 0 if it was dropped.</returns>
    public int Launch(LiveExcerpt excerpt)
    {
        if (_restorer.IsBusy)
        {
            return 0;
        }

        var number = _requests.Add(excerpt.Clip);
        return _launcher.TryLaunch(number, excerpt) ? number : 0;
    }

    /// <summary>Stops a track; an empty name means all tracks with a launched clip.</summary>
    public void Stop(string track) => ForTracks(track, index => _send.Send("/live/track/stop_all_clips", OscArgument.From(index)));

    /// <summary>Starts a fade of a track; an empty name means all tracks with a launched clip.</summary>
    public void Fade(string track, double level, TimeSpan length) => ForTracks(track, index => _fades.Start(index, level, length));

    /// <summary>True if something is given back, or was written that is not confirmed yet.</summary>
    public bool IsWriting => _writes.IsBusy || _restorer.IsBusy;

    /// <summary>Restores the volumes of all tracks that fade, at once.</summary>
    public void EndFades()
    {
        _fades.EndAll();
        _writes.Flush();
    }

    /// <summary>Whether a launched clip plays or will play.</summary>
    public bool IsPlaying => _launcher.IsPending || _launches.Tracks.Length > 0;

    /// <summary>Begins to restore everything that was changed in the set.</summary>
    public void Restore()
    {
        _fades.Forget();
        _writes.Abandon();
        _restorer.Begin(_originals.Take());
    }

    /// <summary>Sets the last value of every parameter again, because the set was given back.</summary>
    public void SetAll() => _parameters.SetAll();

    /// <summary>Sets a parameter with the next step.</summary>
    public void Set(LiveParameter parameter, double value) => _parameters.Set(parameter, value);

    /// <summary>Asks whether AbletonOSC answers.</summary>
    public void Ping() => _ping.Send();

    /// <summary>Reads the set if this is due, and does one step of the fades and parameters.</summary>
    /// <param name="setsParameters">Whether parameters may be set.</param>
    public void Step(bool setsParameters)
    {
        ReadSet();
        if (_set.IsRead)
        {
            RestoreSaved();
            _restorer.Step();
            if (!_restorer.IsBusy)
            {
                _fades.Step();
                if (setsParameters)
                {
                    _parameters.Send(error => Reports.ReportRefusal(error.Message));
                }
            }

            _originals.Save();
            _writes.Step();
            _set.ReadSlots();
            _launcher.Step();
        }
    }

    /// <summary>Handles a message from AbletonOSC.</summary>
    /// <param name="message">The message.</param>
    /// <param name="isNewSession">True if Live has started, or opened another set, since the previous message.</param>
    public void Handle(OscMessage message, bool isNewSession)
    {
        if (_modes.Handle(message))
        {
            return;
        }

        if (isNewSession)
        {
            Restart();
            if (message.Address == "/live/startup")
            {
                _originals.Forget();
                _writes.Forget();
                _restorer.Forget();
            }
        }
        else if (_set.Handle(message) is { } previousTracks)
        {
            Reports.ResetRefusals();
            _launches.Forget();
            _fades.Move(track => _set.FindPosition(previousTracks[track]));
            _originals.SetTracks(_set.Tracks);
            _writes.Move();
            _launcher.Move();
            _restorer.Move();
        }

        _send.Handle(message);
        _writes.Handle(message);
        _launcher.Handle(message);
        _launches.Handle(message);
        _beat.Handle(message);
        _restorer.Handle(message);
        switch (message.Address)
        {
            case AbletonPing.Address:
                _launcher.MarkAnswered();
                _ping.Handle(message);
                break;
            case ErrorAddress:
                var error = message.Arguments.Count > 0 && message.Arguments[0].TryText(out var text) ? text.ReplaceLineEndings(" ") : "unknown error";
                Reports.ReportRefusal($"AbletonOSC reports: {error}");
                break;
            case "/live/track/get/volume":
                _fades.Handle(message.GetInteger(0), message.GetNumber(1));
                break;
            default:
                break;
        }
    }

    private void Restart()
    {
        Reports.ResetRefusals();
        _launches.Forget();
        _launcher.Forget();
        _ping.Reset();
        _setReadAt = _time.GetTimestamp();
        _send.AskForBundles();
        _set.Restart();
        _beat.Restart();
        _parameters.SetAll();
        _isSavedTaken = false;
    }

    private void ReadSet()
    {
        if (_time.GetElapsedTime(_setReadAt) < ReadInterval)
        {
            return;
        }

        if (_set.Missing is { } missing)
        {
            Reports.ReportRefusal($"AbletonOSC has not sent {missing} yet; nothing can be launched before.");
        }

        _setReadAt = _time.GetTimestamp();
        _set.Read();
        _beat.Request();
    }

    // PaintSound has crashed, or the set was closed before it was given back.
    private void RestoreSaved()
    {
        if (_isSavedTaken)
        {
            return;
        }

        _isSavedTaken = true;
        _originals.SetTracks(_set.Tracks);
        if (_originals.TakeSaved() is { } saved)
        {
            _restorer.Begin(saved);
            Reports.Receiver(new LiveReport(
                LiveReportKind.State, 0, "PaintSound gives back what an earlier show has changed in this set and did not give back"));
        }
    }

    private void ForTracks(string track, Action<int> action)
    {
        if (!_set.IsRead)
        {
            return;
        }

        try
        {
            foreach (var index in track.Length > 0 ? [_set.FindTrack(track)] : _launches.Tracks)
            {
                action(index);
            }
        }
        catch (LiveNameException e)
        {
            Reports.ReportRefusal(e.Message);
        }
    }

    private void ReportLaunch(LiveReportKind kind, AbletonLaunch launch, double position)
    {
        var after = _requests.Find(launch.Number)?.After ?? TimeSpan.Zero;
        if (kind == LiveReportKind.Triggered)
        {
            _latency.Add(after);
        }

        Reports.ReportLaunch(kind, launch, _set.GetTrackName(launch.Position.Track), after, position);
    }
}
