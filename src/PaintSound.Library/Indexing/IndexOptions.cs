namespace PaintSound.Library.Indexing;

/// <summary>Options of an indexing run.</summary>
public sealed record IndexOptions
{
    /// <summary>The collection of all works that are found; null for one collection per folder, with the folder's name.</summary>
    public string? Collection { get; init; }

    /// <summary>
    /// Seconds between the starts of two excerpts, in (0, 4], rounded to mel columns. Default 4. Below 4 s, excerpts overlap.
    /// Music that was indexed with another value is indexed again.
    /// </summary>
    public double HopSeconds { get; init; } = 4;

    /// <summary>Number of files that are processed at the same time, 1 or more; default: one for each core. Each needs a pair of networks.</summary>
    public int Pipelines { get; init; } = Environment.ProcessorCount;
}
