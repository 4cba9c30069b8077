using PaintSound.Core.Perception;

namespace PaintSound.Takes.Records;

/// <summary>What other sites perceive, in place of this worker's own sources, from the next step on.</summary>
/// <param name="At">The time.</param>
/// <param name="Remote">What they perceive. A part that is null was the same as in the record before; see <paramref name="Has"/>.</param>
/// <param name="Has">Which parts the other sites have: <c>brush</c>, <c>canvas</c>, <c>music</c>.</param>
public sealed record PerceptionRecord(long At, SitePerception Remote, IReadOnlyList<string> Has) : InputRecord(At)
{
    private const string Brush = "brush", Canvas = "canvas", Music = "music";

    /// <summary>Returns the record of a change.</summary>
    /// <param name="at">The time.</param>
    /// <param name="before">What was perceived before.</param>
    /// <param name="remote">What is perceived now.</param>
    public static PerceptionRecord Create(long at, SitePerception before, SitePerception remote) => new(
        at,
        new SitePerception(
            ReferenceEquals(before.Brush, remote.Brush) ? null : remote.Brush,
            ReferenceEquals(before.Canvas, remote.Canvas) ? null : remote.Canvas,
            ReferenceEquals(before.Music, remote.Music) ? null : remote.Music),
        [.. new[] { remote.Brush is null ? null : Brush, remote.Canvas is null ? null : Canvas, remote.Music is null ? null : Music }.OfType<string>()]);

    /// <summary>Returns what is perceived from this record on.</summary>
    /// <param name="before">What was perceived before.</param>
    public SitePerception Apply(SitePerception before) => new(
        Has.Contains(Brush) ? Remote.Brush ?? before.Brush : null,
        Has.Contains(Canvas) ? Remote.Canvas ?? before.Canvas : null,
        Has.Contains(Music) ? Remote.Music ?? before.Music : null);
}
