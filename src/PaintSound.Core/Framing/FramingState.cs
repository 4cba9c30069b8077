namespace PaintSound.Core.Framing;

/// <summary>Whether the corners fit the canvas in the camera picture.</summary>
public enum FramingState
{
    /// <summary>The corners fit: the canvas was found, or it is back where it was.</summary>
    Framed,

    /// <summary>The canvas moved too far to be followed. A person must set the corners.</summary>
    Moved,

    /// <summary>The canvas moved, and the corners were moved with it.</summary>
    Followed,
}
