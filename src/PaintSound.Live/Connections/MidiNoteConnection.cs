using Microsoft.Extensions.Logging;
using PaintSound.Core.Events;
using PaintSound.Core.Logging;
using PaintSound.Core.Sources;
using PaintSound.Midi;
using PaintSound.Midi.Grid;
using PaintSound.Midi.Streams;

namespace PaintSound.Live.Connections;

/// <summary>
/// The connection by MIDI notes, to which the clip slots and stop buttons of a set are mapped. It works with all editions of Live and needs no
/// installation. MIDI is one-way: a launch is reported when its note was sent, and the state of Live is not known. A note cannot select an
/// excerpt, so a clip plays from its own start. Late notes are dropped (<see cref="MidiOutput"/>). Thread-safe.
/// </summary>
/// <param name="output">Sends the notes. It is not disposed here.</param>
/// <param name="notes">The notes of the clips and tracks.</param>
/// <param name="logger">Receives messages about actions that notes cannot do, once for each clip and each parameter.</param>
/// <param name="time">The session clock.</param>
public sealed partial class MidiNoteConnection(MidiOutput output, GridNotes notes, ILogger<MidiNoteConnection> logger, TimeProvider time) : ILiveConnection
{
    private const int Velocity = 127;
    private static readonly TimeSpan NoteLength = TimeSpan.FromSeconds(0.1);
    private readonly RateLimitedLogger _logger = RateLimitedLogger.Once(logger);
    private readonly HashSet<int> _launched = [];
    private readonly Lock _lock = new();
    private Action<LiveReport> _report = _ => { };
    private int _lastNumber;
    private long _dropped;
    private long _late;

    /// <inheritdoc/>
    public string Name => "MIDI notes";

    /// <inheritdoc/>
    public bool HasFeedback => false;

    /// <summary>The state of the MIDI port; the state of Live is not known.</summary>
    public SourceState State => output.State;

    /// <summary>Never measured, because MIDI is one-way.</summary>
    public LiveLatency Latency { get; } = new();

    /// <inheritdoc/>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>The number of launches that were not sent because their due time had passed. <see cref="MidiOutput.Late"/> counts the late notes.</summary>
    public long Late => Interlocked.Read(ref _late);

    /// <summary>Returns immediately. The owner of the port logs its state.</summary>
    public Task RunAsync(Action<LiveReport> report, CancellationToken stop)
    {
        _report = report;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public int Launch(LiveExcerpt excerpt)
    {
        var requestedAt = time.GetTimestamp();
        if (notes.Grid.Find(excerpt.Excerpt.Work.Id) is not { } cell || notes.Launch(cell) is not { } note)
        {
            LogNoNote(_logger, excerpt.Clip);
        }
        else if (requestedAt > excerpt.Due)
        {
            Interlocked.Increment(ref _late);
            return 0;
        }
        else if (State == SourceState.Running)
        {
            var number = Interlocked.Increment(ref _lastNumber);
            lock (_lock)
            {
                _launched.Add(cell.Track);
            }

            // The output drops notes that are too late by its own limit. Set the due time so that this limit ends at the launch's due time.
            var due = Math.Min(requestedAt, excerpt.Due - (long)(MidiOutput.MaxLateness.TotalSeconds * time.TimestampFrequency));
            output.Play(note, Velocity, due, NoteLength, () => ReportSent(number, excerpt.Clip, notes.Grid.Tracks[cell.Track].Name, requestedAt));
            return number;
        }

        Interlocked.Increment(ref _dropped);
        return 0;
    }

    /// <inheritdoc/>
    public void Stop(string track)
    {
        int[] tracks;
        lock (_lock)
        {
            tracks = [.. _launched.Where(launched => track.Length == 0 || notes.Grid.Tracks[launched].Name == track)];
            _launched.ExceptWith(tracks);
        }

        foreach (var note in tracks.Select(notes.Stop).OfType<MidiNote>())
        {
            output.Play(note, Velocity, time.GetTimestamp(), NoteLength);
        }
    }

    /// <summary>Stops the track if <paramref name="level"/> is 0; otherwise does nothing, because notes cannot move a fader.</summary>
    public void Fade(string track, double level, TimeSpan time)
    {
        if (level == 0)
        {
            Stop(track);
        }
    }

    /// <summary>Logs that notes cannot set parameters, once for each parameter.</summary>
    public void Set(LiveParameter parameter, double value) =>
        LogNoParameter(_logger, parameter);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The output belongs to the caller.
    }

    private void ReportSent(int number, string title, string track, long requestedAt)
    {
        var after = time.GetElapsedTime(requestedAt);
        _report(new LiveReport(LiveReportKind.Triggered, number, $"the note of {title} on track {track} was sent after {after.TotalMilliseconds:0} ms", after) { Track = track });
    }

    [LoggerMessage(LogLevel.Warning, "{Clip} has no MIDI note and is not launched. 'paintsound midi grid' lists the clips that have one.")]
    private static partial void LogNoNote(ILogger logger, string clip);

    [LoggerMessage(LogLevel.Warning, "{Parameter} cannot be set by MIDI notes. Map a control change to it in Live and modulate that.")]
    private static partial void LogNoParameter(ILogger logger, LiveParameter parameter);
}
