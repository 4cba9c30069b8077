namespace PaintSound.Library.Indexing;

/// <summary>How a library is made.</summary>
public sealed record IndexOptions
{
    /// <summary>The collection of all works found; null: each folder is a collection of its own name.</summary>
    public string? Collection { get; init; }

    /// <summary>
    /// Seconds from one excerpt of a work to the next, in (0, 4]; rounded to mel columns. Less than 4 lets excerpts overlap.
    /// Music that was indexed with another value is indexed anew.
    /// </summary>
    public double HopSeconds { get; init; } = 4;

    /// <summary>Files that are decoded and embedded at the same time; each costs a pair of networks and a core.</summary>
    public int Pipelines { get; init; } = Math.Min(2, Environment.ProcessorCount);
}
