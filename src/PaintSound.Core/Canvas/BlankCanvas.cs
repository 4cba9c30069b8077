namespace PaintSound.Core.Canvas;

/// <summary>How the network sees the parts of a canvas that are still empty.</summary>
public enum BlankCanvas
{
    /// <summary>They take the paint next to them, so that the network sees what was painted; see <see cref="GroundFill"/>.</summary>
    Fill,

    /// <summary>As they are: how empty a canvas is counts.</summary>
    AsIs,
}
