namespace PaintSound.Core.Framing;

/// <summary>What a tracker knows about a canvas.</summary>
public enum TrackingState
{
    /// <summary>The canvas is where it was.</summary>
    Still,

    /// <summary>The canvas is elsewhere, and its new corners are known.</summary>
    Moved,

    /// <summary>The canvas is not where it was, and its new corners are not known.</summary>
    Gone,

    /// <summary>Too little of the canvas is visible to know.</summary>
    Unknown,
}
