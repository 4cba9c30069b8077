namespace PaintSound.Core.Beat;

/// <summary>
/// Makes one smooth timeline of the reports of a source. A report is late by a time that changes (the source answers in steps, datagrams wait), but it is
/// never early, so the earliest of the last seconds counts. Small corrections are spread over time. A jump of the song, a start and a
/// stop apply at once. Thread-safe.
/// </summary>
/// <param name="name">The name of the source for people.</param>
/// <param name="time">The session clock.</param>
/// <param name="window">How long the earliest report counts; 0 if each report is exact, and null for 4 s.</param>
/// <param name="maxSilence">How long the timeline continues without a report; null for 10 s.</param>
public sealed class BeatClock(string name, TimeProvider time, TimeSpan? window = null, TimeSpan? maxSilence = null) : IBeatSource
{
    /// <summary>A report that differs by more than this from the timeline is a jump of the song. At most <see cref="BeatTimeline.SlewTime"/>, so that no correction goes back.</summary>
    public static readonly TimeSpan JumpThreshold = TimeSpan.FromSeconds(0.2);

    // Within it, sound cards and this computer's clock drift by 0.4 ms at most (100 ppm).
    private static readonly TimeSpan DefaultWindow = TimeSpan.FromSeconds(4);

    // Live reports every second while it stands. If a menu is open, it plays on without a report.
    private static readonly TimeSpan DefaultMaxSilence = TimeSpan.FromSeconds(10);

    private readonly TimeSpan _window = window ?? DefaultWindow;
    private readonly TimeSpan _maxSilence = maxSilence ?? DefaultMaxSilence;

    private readonly Lock _lock = new();
    private readonly Queue<Sample> _samples = [];
    private BeatTimeline? _timeline;
    private long _heardAt;

    /// <inheritdoc/>
    public string Name => name;

    /// <summary>The present timeline; null before the first report, and some time after the last.</summary>
    public BeatTimeline? Timeline =>
        Volatile.Read(ref _timeline) is { } timeline && time.GetElapsedTime(Volatile.Read(ref _heardAt)) < _maxSilence ? timeline : null;

    /// <summary>How late the last report was, measured by the timeline. Zero after a start or a jump.</summary>
    public TimeSpan Lateness { get; private set; }

    /// <summary>Forgets everything, because the source has ended.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _samples.Clear();
            Volatile.Write(ref _timeline, null);
        }
    }

    /// <summary>Adds a report. An invalid one is ignored.</summary>
    /// <param name="report">The report.</param>
    /// <param name="timestamp">When it arrived, in ticks of the session clock; never decreases.</param>
    public void Update(BeatReport report, long timestamp)
    {
        if (!report.IsValid)
        {
            return;
        }

        lock (_lock)
        {
            var position = report.Position;
            var correction = 0.0;
            if (_timeline is { IsPlaying: true } before && report.IsPlaying && !IsJump(before, report, timestamp))
            {
                position = before.GetPosition(timestamp);
                correction = GetPosition(before, report, position, timestamp) - position;
                Lateness = TimeSpan.FromMinutes((position + correction - report.Position) / report.Tempo);
            }
            else
            {
                _samples.Clear();
                _samples.Enqueue(new Sample(timestamp, position));
                Lateness = TimeSpan.Zero;
            }

            Volatile.Write(ref _heardAt, timestamp);
            Volatile.Write(ref _timeline, new BeatTimeline(time.TimestampFrequency, timestamp, position, report.Tempo, report.Signature, report.IsPlaying)
            {
                Bar = report.Bar,
                BarStart = report.BarStart,
                Correction = correction,
                Quantisation = report.Quantisation,
            });
        }
    }

    private static bool IsJump(BeatTimeline before, BeatReport report, long timestamp) =>
        Math.Abs(report.Position - before.GetPosition(timestamp)) > JumpThreshold.TotalMinutes * report.Tempo;

    /// <summary>Returns the position of the earliest report of the window.</summary>
    private double GetPosition(BeatTimeline before, BeatReport report, double predicted, long timestamp)
    {
        if (report.Tempo != before.Tempo)
        {
            // The tempo changed a little before this report: a faster one leaves the prediction behind, a slower one makes it too far ahead.
            _samples.Clear();
            if (report.Tempo > before.Tempo && _window > TimeSpan.Zero)
            {
                _samples.Enqueue(new Sample(timestamp, predicted));
            }
        }

        _samples.Enqueue(new Sample(timestamp, report.Position));
        while (time.GetElapsedTime(_samples.Peek().Timestamp, timestamp) > _window)
        {
            _samples.Dequeue();
        }

        var perTick = report.Tempo / 60 / time.TimestampFrequency;
        var earliest = _samples.Max(sample => sample.Position + (perTick * (timestamp - sample.Timestamp)));
        var limit = JumpThreshold.TotalMinutes * report.Tempo;
        return Math.Clamp(earliest, predicted - limit, predicted + limit);
    }

    private readonly record struct Sample(long Timestamp, double Position);
}
