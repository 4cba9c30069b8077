using Microsoft.Extensions.Logging;
using PaintSound.Core.Events;
using PaintSound.Core.Logging;
using PaintSound.Core.Sources;
using PaintSound.Midi;
using PaintSound.Midi.Grid;
using PaintSound.Midi.Streams;

namespace PaintSound.Live.Connections;

/// <summary>
/// Notes, to which the clip slots and stop buttons of a set are mapped: any edition of Live, with nothing installed in it. MIDI has no
/// way back, so a launch is reported when its note has left, and what Live makes of it is not known. A note cannot say where in a work
/// an excerpt lies: a clip begins at its own start. Notes that are not out in time are dropped (<see cref="MidiOutput"/>).
/// </summary>
/// <param name="output">Sends the notes; it is not disposed of here.</param>
/// <param name="notes">Which note is whose.</param>
/// <param name="logger">Receives a message about what notes cannot do, once for each clip and each parameter.</param>
/// <param name="time">The session's clock.</param>
public sealed partial class MidiNoteConnection(MidiOutput output, GridNotes notes, ILogger<MidiNoteConnection> logger, TimeProvider time) : ILiveConnection
{
    private const int Velocity = 127;
    private static readonly TimeSpan Press = TimeSpan.FromSeconds(0.1);
    private readonly RateLimitedLogger _logger = RateLimitedLogger.Once(logger);
    private readonly HashSet<int> _launched = [];
    private readonly Lock _lock = new();
    private Action<LiveReport> _report = _ => { };
    private int _last;
    private long _dropped;
    private long _late;

    /// <inheritdoc/>
    public string Name => "MIDI notes";

    /// <inheritdoc/>
    public bool HasFeedback => false;

    /// <summary>How the port is: Live itself cannot be asked.</summary>
    public SourceState State => output.State;

    /// <summary>Never measured: nothing comes back.</summary>
    public LiveLatency Latency { get; } = new();

    /// <inheritdoc/>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Launches that came late. Notes that the port took too late are counted by <see cref="MidiOutput.Late"/>.</summary>
    public long Late => Interlocked.Read(ref _late);

    /// <summary>There is no contact to keep; what happens to the port is said by who opened it.</summary>
    public Task RunAsync(Action<LiveReport> report, CancellationToken stop)
    {
        _report = report;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public int Launch(LiveExcerpt excerpt)
    {
        var asked = time.GetTimestamp();
        if (notes.Grid.Find(excerpt.Excerpt.Work.Id) is not { } cell || notes.Launch(cell) is not { } note)
        {
            LogNoNote(_logger, excerpt.Clip);
        }
        else if (asked > excerpt.Due)
        {
            Interlocked.Increment(ref _late);
            return 0;
        }
        else if (State == SourceState.Running)
        {
            var number = Interlocked.Increment(ref _last);
            lock (_lock)
            {
                _launched.Add(cell.Track);
            }

            // The output's own patience ends with the due time at the latest.
            var due = Math.Min(asked, excerpt.Due - (long)(MidiOutput.Patience.TotalSeconds * time.TimestampFrequency));
            output.Play(note, Velocity, due, Press, () => Left(number, excerpt.Clip, notes.Grid.Tracks[cell.Track].Name, asked));
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
            output.Play(note, Velocity, time.GetTimestamp(), Press);
        }
    }

    /// <summary>Notes move no mixer: at <paramref name="level"/> 0 the track stops at once, at another nothing happens.</summary>
    public void Fade(string track, double level, TimeSpan time)
    {
        if (level == 0)
        {
            Stop(track);
        }
    }

    /// <summary>Notes set no parameters. The attempt is logged once for each parameter.</summary>
    public void Set(LiveParameter parameter, double value) =>
        LogNoParameter(_logger, parameter);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The port belongs to who opened it.
    }

    private void Left(int number, string title, string track, long asked)
    {
        var after = time.GetElapsedTime(asked);
        _report(new LiveReport(LiveReportKind.Triggered, number, $"the note of {title} on track {track} left after {after.TotalMilliseconds:0} ms", after) { Track = track });
    }

    [LoggerMessage(LogLevel.Warning, "{Clip} has no MIDI note and is not launched. 'paintsound midi grid' lists the clips that have one.")]
    private static partial void LogNoNote(ILogger logger, string clip);

    [LoggerMessage(LogLevel.Warning, "{Parameter} cannot be set by MIDI notes. Map a control change to it in Live and modulate that.")]
    private static partial void LogNoParameter(ILogger logger, LiveParameter parameter);
}
