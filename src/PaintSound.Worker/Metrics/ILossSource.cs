namespace PaintSound.Worker.Metrics;

/// <summary>
/// Counts losses. Metrics read the counts during the performance; counts above zero are logged at the end. Thread-safe.
/// </summary>
internal interface ILossSource
{
    /// <summary>The counts so far; empty before the start.</summary>
    IEnumerable<Loss> Losses { get; }
}
