using PaintSound.Core.Choosing.Strategies;

namespace PaintSound.Core.Tests.Choosing;

/// <summary>Distances that are known.</summary>
/// <param name="values">The distance of each excerpt.</param>
internal sealed class Distances(float[] values) : IDistances
{
    public int Copied { get; private set; }

    public ReadOnlySpan<float> All => values;

    public void Copy(ReadOnlySpan<int> excerpts, Span<float> distances)
    {
        Copied += excerpts.Length;
        LowestDistances.Gather(values, excerpts, distances);
    }

    public void FindLowest(ReadOnlySpan<int> excerpts, Span<int> lowest) =>
        excerpts.ToArray().OrderBy(excerpt => values[excerpt]).Take(lowest.Length).Order().ToArray().CopyTo(lowest);

    public int CountBelow(ReadOnlySpan<int> excerpts, float limit) => excerpts.ToArray().Count(excerpt => values[excerpt] < limit);
}
