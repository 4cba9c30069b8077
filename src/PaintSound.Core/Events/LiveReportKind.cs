namespace PaintSound.Core.Events;

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
