namespace PaintSound.Simulation.Pictures;

/// <summary>A painting of the demo library, as it is known before it is painted.</summary>
/// <param name="Title">What a person recognises it by.</param>
public sealed record PaintingRecipe(string Title)
{
    /// <summary>The colour of the ground, 0xRRGGBB.</summary>
    internal int Ground { get; init; } = 0xEDE7DA;

    /// <summary>What was painted on it, the lowest first.</summary>
    internal IReadOnlyList<Layer> Layers { get; init; } = [];
}
