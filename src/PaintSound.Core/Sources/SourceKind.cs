namespace PaintSound.Core.Sources;

/// <summary>The inputs of a performance.</summary>
public enum SourceKind
{
    /// <summary>The contact microphone on the back of the canvas.</summary>
    Brush,

    /// <summary>The camera in front of the canvas.</summary>
    Canvas,

    /// <summary>The composer's live sound.</summary>
    Music,
}
