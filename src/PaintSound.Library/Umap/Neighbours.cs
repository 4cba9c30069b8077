namespace PaintSound.Library.Umap;

/// <summary>The nearest other items of some items.</summary>
/// <param name="Each">How many neighbours each item has.</param>
/// <param name="Items">The numbers of the neighbours: <see cref="Each"/> for each item, the nearest first.</param>
/// <param name="Distances">Their distances, 0 or more.</param>
internal sealed record Neighbours(int Each, int[] Items, float[] Distances)
{
    /// <summary>How many neighbours the map looks at. UMAP's usual 15 counts the item itself.</summary>
    public const int Usual = 14;

    /// <summary>The number of items.</summary>
    public int Count => Each == 0 ? 0 : Items.Length / Each;
}
