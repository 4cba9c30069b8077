namespace PaintSound.Simulation.Pictures;

/// <summary>The description of a painting of the demo library.</summary>
/// <param name="Title">The title; unique.</param>
public sealed record PaintingRecipe(string Title)
{
    /// <summary>The colour of the ground, 0xRRGGBB.</summary>
    internal int Ground { get; init; } = 0xEDE7DA;

    /// <summary>The layers, lowest first.</summary>
    internal IReadOnlyList<Layer> Layers { get; init; } = [];
}
