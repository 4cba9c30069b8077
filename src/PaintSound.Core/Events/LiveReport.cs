namespace PaintSound.Core.Events;

/// <summary>A report from the connection to Ableton Live.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Number">The number of the launch that the report refers to, or 0.</param>
/// <param name="Text">A sentence for people.</param>
/// <param name="After">The time since the launch was sent; zero if the report refers to no launch.</param>
/// <param name="Position">The position in the excerpt in seconds; only for <see cref="LiveReportKind.Position"/>.</param>
public sealed record LiveReport(LiveReportKind Kind, int Number, string Text, TimeSpan After = default, double Position = 0)
{
    /// <summary>The track of the triggered clip; only for <see cref="LiveReportKind.Triggered"/>.</summary>
    public string Track { get; init; } = string.Empty;
}
