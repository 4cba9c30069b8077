namespace PaintSound.Takes.Recording;

/// <summary>The kinds of items that wait to be written.</summary>
internal enum QueuedItemKind
{
    /// <summary>A record of the journal.</summary>
    Record,

    /// <summary>A block of brush sound.</summary>
    Brush,

    /// <summary>A block of music.</summary>
    Music,

    /// <summary>A frame of the canvas.</summary>
    Frame,
}
