namespace PaintSound.Core.Control;

/// <summary>Layers of the projection, the lower first.</summary>
public enum ProjectionLayer
{
    /// <summary>The live canvas.</summary>
    Canvas,

    /// <summary>The chosen paintings.</summary>
    Painting,
}
