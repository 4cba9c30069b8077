namespace PaintSound.Core.Events;

/// <summary>What a door tells.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Number">The launch that it is about, or 0.</param>
/// <param name="Text">A sentence for a person.</param>
/// <param name="After">Since the launch was sent; zero where it is about none.</param>
/// <param name="Position">How far the excerpt is, in seconds; of <see cref="LiveReportKind.Position"/> only.</param>
public sealed record LiveReport(LiveReportKind Kind, int Number, string Text, TimeSpan After = default, double Position = 0)
{
    /// <summary>The track on which a clip was fired; of <see cref="LiveReportKind.Triggered"/> only.</summary>
    public string Track { get; init; } = string.Empty;
}
