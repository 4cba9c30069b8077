using PaintSound.Core.Modulating;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Live.Doors;
using PaintSound.Worker.Announce;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Stage;

/// <summary>The Live side of a performance: the door, what is launched through it, and what comes back.</summary>
internal sealed class LiveSide : IAsyncDisposable
{
    /// <summary>So many answers make a latency.</summary>
    private const int Answers = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.05);

    private readonly LiveSetting _setting;
    private readonly ClipGrid _grid;
    private readonly TextWriter _words;
    private readonly Action<string> _say;
    private readonly TimeProvider _time;
    private readonly ILiveDoor _door;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _running;
    private volatile LiveVoice? _voice;

    /// <summary>Opens the door and begins to call.</summary>
    /// <param name="setting">What the show says.</param>
    /// <param name="works">The library's music.</param>
    /// <param name="words">Told what Live does.</param>
    /// <param name="say">Told what a person should know.</param>
    /// <param name="time">The session's clock.</param>
    /// <exception cref="Osc.OscException">The port for the answers is taken.</exception>
    public LiveSide(LiveSetting setting, IEnumerable<MusicWork> works, TextWriter words, Action<string> say, TimeProvider time)
    {
        (_setting, _grid, _words, _say, _time) = (setting, new ClipGrid(works), words, say, time);
        _door = LiveDoors.Open(setting.Door, setting.Port, say, time);
        _running = Task.Run(() => _door.RunAsync(Hear, _over.Token));
    }

    /// <summary>What got lost on the way.</summary>
    public (long Count, string What) Loss => (_door.Dropped, "launches were not sent to Live: it did not answer, or had no such clip");

    /// <summary>Who launches what is chosen in a performance that begins now.</summary>
    public LiveVoice Begin() => _voice = new LiveVoice(_door, _grid, _setting, _words, _time);

    /// <summary>A parameter as a modulation moves it.</summary>
    public IModulationTarget Target(LiveParameter parameter) => new LiveModulation(_door, parameter);

    /// <summary>Waits a moment for Live and says how fast it answers, or what to do where it does not.</summary>
    public async Task<(bool IsThere, string Sentence)> MeetAsync(CancellationToken stop)
    {
        var start = _time.GetTimestamp();
        while (_door.Latency.Count < Answers && _time.GetElapsedTime(start) < Patience)
        {
            await Task.Delay(Look, _time, stop);
        }

        return _door.State is SourceState.Running
            ? (true, $"Live answers through {_door.Name} within {_door.Latency}.")
            : (false, $"Live does not answer through {_door.Name}: {LiveDoors.Advice(_setting.Door)}.");
    }

    private void Hear(LiveReport report)
    {
        if (_voice is { } voice)
        {
            voice.Hear(report);
        }
        else if (report.Kind == LiveReportKind.Refused)
        {
            _say(report.Words);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _running.WaitAsync(Parting, _time);
        _door.Dispose();
        _over.Dispose();
    }
}
