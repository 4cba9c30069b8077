namespace PaintSound.Worker.Metrics;

/// <summary>A loss during a performance.</summary>
/// <param name="Kind">The kind of loss.</param>
/// <param name="Count">The number of losses; 0 for none.</param>
/// <param name="Target">The target; null if the kind has no target.</param>
internal sealed record Loss(LossKind Kind, long Count, string? Target = null)
{
    /// <summary>A description, as the end of the sentence "N ...".</summary>
    public string What => Kind.Describe(Target);
}
