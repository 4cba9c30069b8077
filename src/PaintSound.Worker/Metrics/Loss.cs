namespace PaintSound.Worker.Metrics;

/// <summary>Something that did not arrive during a performance.</summary>
/// <param name="Kind">What was lost.</param>
/// <param name="Count">How many; 0 for none.</param>
/// <param name="Target">Where it was sent to; null if the kind has no target.</param>
internal sealed record Loss(LossKind Kind, long Count, string? Target = null)
{
    /// <summary>What was lost, as the end of the sentence "N ...".</summary>
    public string What => Kind.Describe(Target);
}
