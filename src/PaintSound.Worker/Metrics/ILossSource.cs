namespace PaintSound.Worker.Metrics;

/// <summary>
/// Counts what did not arrive. Collectors of metrics read the counts during the performance, from any thread; a person reads every count
/// above zero at the end.
/// </summary>
internal interface ILossSource
{
    /// <summary>The counts until now; empty before the start.</summary>
    IEnumerable<Loss> Losses { get; }
}
