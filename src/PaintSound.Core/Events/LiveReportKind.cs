namespace PaintSound.Core.Events;

/// <summary>The kinds of reports from Ableton Live.</summary>
public enum LiveReportKind
{
    /// <summary>Live started or stopped responding.</summary>
    State,

    /// <summary>A clip was triggered.</summary>
    Triggered,

    /// <summary>A clip started playing.</summary>
    Playing,

    /// <summary>The playback position of a clip.</summary>
    Position,

    /// <summary>A clip stopped playing.</summary>
    Ended,

    /// <summary>Live did not carry out a request.</summary>
    Refused,
}
