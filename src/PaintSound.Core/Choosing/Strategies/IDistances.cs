namespace PaintSound.Core.Choosing.Strategies;

/// <summary>
/// The distances of every excerpt of the library from one thing. They are computed when they are asked for, because a strategy needs many of them
/// seldom, and most steps of a performance select nothing. All members agree to the last bit. Not thread-safe.
/// </summary>
public interface IDistances
{
    /// <summary>The distances of all excerpts. Valid until the thing or the settings change.</summary>
    ReadOnlySpan<float> All { get; }

    /// <summary>Computes the distances of some excerpts.</summary>
    /// <param name="excerpts">The excerpts.</param>
    /// <param name="distances">Receives one value for each.</param>
    void Copy(ReadOnlySpan<int> excerpts, Span<float> distances);

    /// <summary>Finds the excerpts with the lowest distances. Of equal ones, those that come first.</summary>
    /// <param name="excerpts">The excerpts to compare, ascending.</param>
    /// <param name="lowest">Receives as many of them as it is long, ascending.</param>
    void FindLowest(ReadOnlySpan<int> excerpts, Span<int> lowest);

    /// <summary>Counts the excerpts whose distance is below a limit.</summary>
    /// <param name="excerpts">The excerpts to count, ascending.</param>
    /// <param name="limit">The limit.</param>
    int CountBelow(ReadOnlySpan<int> excerpts, float limit);
}
