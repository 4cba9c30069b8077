using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Events;
using PaintSound.Core.Modulation;
using PaintSound.Core.Sources;
using PaintSound.Live;
using PaintSound.Live.Connections;
using PaintSound.Midi.Grid;
using PaintSound.Midi.Streams;
using PaintSound.Worker.Metrics;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting;

/// <summary>Ableton Live in a performance: the connection, the clips that are launched through it, and what Live reports.</summary>
internal sealed partial class LiveService : IHostedService, ILossSource, ILatencySource, IAsyncDisposable
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
    private readonly ILiveConnection _connection;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _running;
    private readonly TextWriter _output;
    private volatile ClipLauncher? _launcher;
    private bool _isOver;
    private volatile Action<LiveReport>? _report;

    /// <summary>Opens the connection and looks for Live.</summary>
    /// <param name="setting">What the show says.</param>
    /// <param name="notes">Which work lies where.</param>
    /// <param name="midi">What notes leave through; there is one where the show has MIDI.</param>
    /// <param name="loggers">Create the loggers of the connection.</param>
    /// <param name="output">Receives the line that Live answers.</param>
    /// <param name="time">The session clock.</param>
    public LiveService(LiveSettings setting, GridNotes notes, MidiOutput? midi, ILoggerFactory loggers, TextWriter output, TimeProvider time)
    {
        (_setting, _notes, _logger, _output, _time) = (setting, notes, loggers.CreateLogger<LiveService>(), output, time);
        _connection = setting.Connection == LiveConnectionKind.Midi
            ? new MidiNoteConnection(midi!, notes, loggers.CreateLogger<MidiNoteConnection>(), time)
            : LiveConnections.Open(setting.Connection, setting.Port, loggers, time);
        _running = Task.Run(() => _connection.RunAsync(Handle, _over.Token));
    }

    /// <summary>What got lost on the way.</summary>
    public IEnumerable<Loss> Losses => [new(LossKind.LaunchNotSent, _connection.Dropped), new(LossKind.LaunchLate, _connection.Late)];

    /// <inheritdoc/>
    public ConnectionLatency? Latency => _connection.Latency is { Count: > 0 } latency ? new("Live", latency.Median, latency.P95) : null;

    /// <summary>What a person calls the connection.</summary>
    public string Connection => _connection.Name;

    /// <summary>Whether Live answers; with MIDI notes, whether the port is open.</summary>
    public SourceState State => _connection.State;

    /// <summary>What keeps PaintSound from hearing Live, and what to do; null for nothing.</summary>
    public string? Problem => _connection.Problem;

    /// <summary>Creates the output that launches clips in this performance.</summary>
    public ClipLauncher Start() => _launcher = new ClipLauncher(_connection, _notes.Grid, _setting, _time);

    /// <summary>Sends reports there from now on; clip positions excepted.</summary>
    public void Report(Action<LiveReport> tell) => _report = tell;

    /// <summary>A parameter as a modulation moves it.</summary>
    public IModulationTarget GetModulationTarget(LiveParameter parameter) => new LiveModulation(_connection, parameter);

    /// <summary>Waits a moment for Live and says how fast it answers, or what to do where it does not.</summary>
    public async Task<(bool IsThere, string Sentence)> ConnectAsync(CancellationToken stop)
    {
        if (!_connection.HasFeedback)
        {
            // The port speaks for itself.
            return (true, Unknown);
        }

        var start = _time.GetTimestamp();
        while (_connection.Problem is null && _connection.Latency.Count < Answers && _time.GetElapsedTime(start) < Patience)
        {
            await Task.Delay(Look, _time, stop);
        }

        return _connection.State is SourceState.Running
            ? (true, $"Live answers through {_connection.Name} within {_connection.Latency}.")
            : (false, _connection.Problem ?? $"Live does not answer through {_connection.Name}: {LiveConnections.GetAdvice(_setting.Connection)}.");
    }

    private void Handle(LiveReport report)
    {
        _launcher?.Handle(report);
        if (_report is { } tell)
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

    /// <summary>Waits a moment for Live, and says how fast it answers or what to do.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var (isThere, sentence) = await ConnectAsync(cancellationToken);
        if (isThere)
        {
            await _output.WriteLineAsync(sentence);
        }
        else
        {
            LogNotConnected(sentence);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Live: {Reason}.")]
    private partial void LogRefused(string reason);

    [LoggerMessage(LogLevel.Warning, "{Problem}")]
    private partial void LogNotConnected(string problem);

    /// <summary>Stops the clips that this performance launched, and closes the connection.</summary>
    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        if (_launcher is not null)
        {
            _connection.Stop(string.Empty);
        }

        await _over.CancelAsync();
        await _running.WaitAsync(Parting, _time);
        _connection.Dispose();
        _over.Dispose();
    }
}
