using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Beat;
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

/// <summary>Ableton Live in a performance: the connection, the launches of clips, and the reports from Live.</summary>
internal sealed partial class LiveService : IHostedService, ILossSource, ILatencySource, IAsyncDisposable
{
    /// <summary>The message for a connection without feedback.</summary>
    public const string NoFeedback = "MIDI notes are one-way: PaintSound cannot tell whether or when Live plays.";

    /// <summary>The number of answers for a latency.</summary>
    private const int MinAnswers = 5;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(0.05);

    private readonly LiveSettings _settings;
    private readonly GridNotes _notes;
    private readonly ILogger<LiveService> _logger;
    private readonly TimeProvider _time;
    private readonly ILiveConnection _connection;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _run;
    private Task _lateAnswer = Task.CompletedTask;
    private readonly TextWriter _output;
    private volatile ClipLauncher? _launcher;
    private bool _isDisposed;
    private volatile Action<LiveReport>? _report;

    /// <summary>Opens the connection and connects to Live in the background.</summary>
    /// <param name="settings">The settings of the show.</param>
    /// <param name="notes">The tracks and notes of the works.</param>
    /// <param name="midi">The MIDI output for notes; null if the show has no MIDI.</param>
    /// <param name="folder">The folder for what a crash leaves to the next show, such as <see cref="Paths.UserFolders.State"/>.</param>
    /// <param name="loggers">Create the loggers of the connection.</param>
    /// <param name="output">Receives the message that Live answers.</param>
    /// <param name="time">The session clock.</param>
    /// <param name="gate">Tells whether this worker sends; null if it always does.</param>
    public LiveService(
        LiveSettings settings, GridNotes notes, MidiOutput? midi, string folder, ILoggerFactory loggers, TextWriter output, TimeProvider time, IOutputGate? gate = null)
    {
        (_settings, _notes, _logger, _output, _time) = (settings, notes, loggers.CreateLogger<LiveService>(), output, time);
        var connection = settings.Connection == LiveConnectionKind.Midi
            ? new MidiNoteConnection(midi!, notes, loggers.CreateLogger<MidiNoteConnection>(), time)
            : LiveConnections.Open(settings.Connection, settings.Port, folder, loggers, time);
        _connection = gate is null ? connection : new GatedLiveConnection(connection, gate);
        _run = Task.Run(() => _connection.RunAsync(Handle, _end.Token));
    }

    private bool IsAnswering => _connection.State is SourceState.Running && _connection.Latency.Count >= MinAnswers;

    private string Answer => $"Live answers through {_connection.Name} within {_connection.Latency}.";

    /// <summary>The launches that were not sent.</summary>
    public IEnumerable<Loss> Losses => [new(LossKind.LaunchNotSent, _connection.Dropped), new(LossKind.LaunchLate, _connection.Late)];

    /// <inheritdoc/>
    public ConnectionLatency? Latency => _connection.Latency is { Count: > 0 } latency ? new("Live", latency.Median, latency.P95) : null;

    /// <summary>Tempo, signature and song position of Live; null if the connection does not tell them.</summary>
    public IBeatSource? Beat => _connection.Beat;

    /// <summary>The name of the connection.</summary>
    public string Connection => _connection.Name;

    /// <summary>Whether Live answers; with MIDI notes, whether the port is open.</summary>
    public SourceState State => _connection.State;

    /// <summary>The problem that prevents an answer from Live, and what to do; null if there is none.</summary>
    public string? Problem => _connection.Problem;

    /// <summary>Creates the output that launches clips in this performance.</summary>
    /// <param name="start">The start of the performance, in ticks of the clock.</param>
    public ClipLauncher Start(long start) => _launcher = new ClipLauncher(_connection, _notes.Grid, _settings, _logger, _time, start);

    /// <summary>Sets the receiver of reports from Live. It gets all reports except clip positions.</summary>
    public void SetReportHandler(Action<LiveReport> report) => _report = report;

    /// <summary>Returns the modulation target for a parameter in Live.</summary>
    public IModulationTarget GetModulationTarget(LiveParameter parameter) => new LiveModulation(_connection, parameter);

    /// <summary>Waits up to 2.5 s for Live.</summary>
    /// <returns>Whether Live answers, with a message: its latency, or what to do.</returns>
    public async Task<ConnectionResult> ConnectAsync(CancellationToken stop)
    {
        if (!_connection.HasFeedback)
        {
            // The MIDI output reports problems with its port.
            return new ConnectionResult(true, NoFeedback);
        }

        var start = _time.GetTimestamp();
        while (_connection.Problem is null && _connection.Latency.Count < MinAnswers && _time.GetElapsedTime(start) < ConnectTimeout)
        {
            await Task.Delay(PollInterval, _time, stop);
        }

        return _connection.State is SourceState.Running
            ? new ConnectionResult(true, Answer)
            : new ConnectionResult(false, _connection.Problem ?? $"Live does not answer through {_connection.Name}: {LiveConnections.GetAdvice(_settings.Connection)}.");
    }

    private void Handle(LiveReport report)
    {
        _launcher?.Handle(report);
        if (_report is { } handler)
        {
            if (report.Kind != LiveReportKind.Position)
            {
                handler(report);
            }
        }
        else if (report.Kind == LiveReportKind.Refused)
        {
            LogRefused(report.Text.TrimEnd('.'));
        }
    }

    /// <summary>Waits up to 2.5 s for Live, and reports its latency or what to do.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var (isConnected, message) = await ConnectAsync(cancellationToken);
        if (isConnected)
        {
            await _output.WriteLineAsync(message);
        }
        else
        {
            LogNotConnected(message);
            _lateAnswer = Task.Run(ReportLateAnswerAsync, CancellationToken.None);
        }
    }

    /// <summary>Reports that Live answers, when it is started after the show.</summary>
    private async Task ReportLateAnswerAsync()
    {
        try
        {
            while (!IsAnswering)
            {
                await Task.Delay(PollInterval, _time, _end.Token);
            }

            await _output.WriteLineAsync(Answer);
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The end of the show.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Live: {Reason}.")]
    private partial void LogRefused(string reason);

    [LoggerMessage(LogLevel.Warning, "{Problem}")]
    private partial void LogNotConnected(string problem);

    /// <summary>Stops the clips that this performance launched.</summary>
    public void StopClips() => _connection.Stop(string.Empty);

    /// <summary>Stops the clips that this performance launched, gives back what it changed in the set, and closes the connection.</summary>
    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (_launcher is not null)
        {
            _connection.Stop(string.Empty);
            await _connection.RestoreAsync(_end.Token);
        }

        await _end.CancelAsync();
        await Task.WhenAll(_run, _lateAnswer).WaitAsync(CloseTimeout, _time);
        _connection.Dispose();
        _end.Dispose();
    }
}
