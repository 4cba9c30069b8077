namespace PaintSound.Live.Doors;

/// <summary>What a door tells.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Number">The launch that it is about, or 0.</param>
/// <param name="Words">A sentence for a person.</param>
/// <param name="After">Since the launch was sent; zero where it is about none.</param>
/// <param name="Position">How far the excerpt is, in seconds; of <see cref="LiveReportKind.Position"/> only.</param>
public sealed record LiveReport(LiveReportKind Kind, int Number, string Words, TimeSpan After = default, double Position = 0)
{
    /// <summary>The track on which a clip was fired; of <see cref="LiveReportKind.Triggered"/> only.</summary>
    public string Track { get; init; } = string.Empty;
}

/// <summary>Kinds of reports.</summary>
public enum LiveReportKind
{
    /// <summary>Live answers, or does not any more.</summary>
    State,

    /// <summary>A clip was fired.</summary>
    Triggered,

    /// <summary>A clip has begun to sound.</summary>
    Playing,

    /// <summary>How far a clip is.</summary>
    Position,

    /// <summary>A clip sounds no more.</summary>
    Ended,

    /// <summary>Something was not done.</summary>
    Refused,
}
