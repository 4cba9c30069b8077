namespace PaintSound.Simulation.Sessions;

/// <summary>Where a passage puts its strokes.</summary>
internal enum Place
{
    /// <summary>Band under band, from the top to the bottom.</summary>
    Bands,

    /// <summary>Around the picture's focus.</summary>
    Focus,

    /// <summary>In a few clusters.</summary>
    Clusters,

    /// <summary>Anywhere.</summary>
    Anywhere,
}
