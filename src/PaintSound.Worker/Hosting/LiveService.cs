using Microsoft.Extensions.Logging;
using PaintSound.Core.Events;
using PaintSound.Core.Modulation;
using PaintSound.Core.Sources;
using PaintSound.Live.Connections;
using PaintSound.Midi;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Hosting;

/// <summary>The Live side of a performance: the door, what is launched through it, and what comes back.</summary>
internal sealed partial class LiveService : IAsyncDisposable
{
    /// <summary>What is known of a Live that is played by notes.</summary>
    public const string Unknown = "MIDI notes are one-way: PaintSound cannot tell whether or when Live plays.";

    /// <summary>So many answers make a latency.</summary>
    private const int Answers = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.05);

    private readonly LiveSettings _setting;
    private readonly GridNotes _notes;
    private readonly ILogger<LiveService> _logger;
    private readonly TimeProvider _time;
    private readonly ILiveConnection _door;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _running;
    private volatile ClipLauncher? _voice;
    private volatile Action<LiveReport>? _tell;

    /// <summary>Opens the door and begins to call.</summary>
    /// <param name="setting">What the show says.</param>
    /// <param name="notes">Which work lies where.</param>
    /// <param name="midi">What notes leave through; there is one where the show has MIDI.</param>
    /// <param name="loggers">Create the loggers of the connection.</param>
    /// <param name="time">The session's clock.</param>
    public LiveService(LiveSettings setting, GridNotes notes, MidiOutput? midi, ILoggerFactory loggers, TimeProvider time)
    {
        (_setting, _notes, _logger, _time) = (setting, notes, loggers.CreateLogger<LiveService>(), time);
        _door = setting.Connection == LiveConnectionKind.Midi
            ? new MidiNoteConnection(midi!, notes, loggers.CreateLogger<MidiNoteConnection>(), time)
            : LiveConnections.Open(setting.Connection, setting.Port, loggers, time);
        _running = Task.Run(() => _door.RunAsync(Hear, _over.Token));
    }

    /// <summary>What got lost on the way.</summary>
    public (long Count, string What) Loss => (_door.Dropped, "launches were not sent to Live: it did not answer, or had no such clip");

    /// <summary>Who launches what is chosen in a performance that begins now.</summary>
    public ClipLauncher Start() => _voice = new ClipLauncher(_door, _notes.Grid, _setting, _time);

    /// <summary>What happens from now on is told there; how far a clip is, is not.</summary>
    public void Report(Action<LiveReport> tell) => _tell = tell;

    /// <summary>A parameter as a modulation moves it.</summary>
    public IModulationTarget GetModulationTarget(LiveParameter parameter) => new LiveModulation(_door, parameter);

    /// <summary>Waits a moment for Live and says how fast it answers, or what to do where it does not.</summary>
    public async Task<(bool IsThere, string Sentence)> ConnectAsync(CancellationToken stop)
    {
        if (!_door.HasFeedback)
        {
            // The port speaks for itself.
            return (true, Unknown);
        }

        var start = _time.GetTimestamp();
        while (_door.Problem is null && _door.Latency.Count < Answers && _time.GetElapsedTime(start) < Patience)
        {
            await Task.Delay(Look, _time, stop);
        }

        return _door.State is SourceState.Running
            ? (true, $"Live answers through {_door.Name} within {_door.Latency}.")
            : (false, _door.Problem ?? $"Live does not answer through {_door.Name}: {LiveConnections.Advice(_setting.Connection)}.");
    }

    private void Hear(LiveReport report)
    {
        _voice?.Handle(report);
        if (_tell is { } tell)
        {
            if (report.Kind != LiveReportKind.Position)
            {
                tell(report);
            }
        }
        else if (report.Kind == LiveReportKind.Refused)
        {
            LogRefused(report.Text.TrimEnd('.'));
        }
    }

    [LoggerMessage(LogLevel.Warning, "Live: {Reason}.")]
    private partial void LogRefused(string reason);

    /// <summary>Ends what was launched, and the door.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_voice is not null)
        {
            _door.Stop(string.Empty);
        }

        await _over.CancelAsync();
        await _running.WaitAsync(Parting, _time);
        _door.Dispose();
        _over.Dispose();
    }
}
