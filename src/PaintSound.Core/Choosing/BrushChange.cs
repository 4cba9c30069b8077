namespace PaintSound.Core.Choosing;

/// <summary>A change of the brush that is answered before the dwell is over.</summary>
public enum BrushChange
{
    /// <summary>No clear change.</summary>
    None,

    /// <summary>The brush began to paint.</summary>
    Began,

    /// <summary>The brush fell silent.</summary>
    FellSilent,

    /// <summary>The brush became at least twice as fast.</summary>
    Faster,

    /// <summary>The brush became at least twice as slow.</summary>
    Slower,
}
