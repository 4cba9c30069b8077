using PaintSound.Core.Sources;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// Tells whether a performance works: the state of its sources, and when it last took a step and delivered events. All members may be
/// called from any thread; marking allocates nothing.
/// </summary>
/// <param name="time">The session clock.</param>
public sealed class PipelineStatus(TimeProvider time)
{
    private readonly SourceReport?[] _sources = new SourceReport?[Enum.GetValues<SourceKind>().Length];
    private long _step = long.MinValue;
    private long _delivery = long.MinValue;

    /// <summary>Time since the last step ended; null before the first step.</summary>
    public TimeSpan? SinceStep => Since(ref _step);

    /// <summary>Time since all waiting events were last delivered; null before the first delivery.</summary>
    public TimeSpan? SinceDelivery => Since(ref _delivery);

    /// <summary>Gets the last report of a source.</summary>
    /// <param name="source">The source.</param>
    /// <returns>Null if the source has not reported yet.</returns>
    public SourceReport? GetReport(SourceKind source) => Volatile.Read(ref _sources[(int)source]);

    internal void Set(SourceReport report) => Volatile.Write(ref _sources[(int)report.Source], report);

    internal void MarkStep() => Interlocked.Exchange(ref _step, time.GetTimestamp());

    internal void MarkDelivery() => Interlocked.Exchange(ref _delivery, time.GetTimestamp());

    private TimeSpan? Since(ref long mark) => Interlocked.Read(ref mark) is var at and not long.MinValue ? time.GetElapsedTime(at) : null;
}
