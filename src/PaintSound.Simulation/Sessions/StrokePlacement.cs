namespace PaintSound.Simulation.Sessions;

/// <summary>Where a style places its strokes.</summary>
internal enum StrokePlacement
{
    /// <summary>In bands from top to bottom.</summary>
    Bands,

    /// <summary>Around the focus of the picture.</summary>
    Focus,

    /// <summary>In a few clusters.</summary>
    Clusters,

    /// <summary>Anywhere on the canvas.</summary>
    Anywhere,
}
