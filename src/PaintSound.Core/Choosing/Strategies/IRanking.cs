namespace PaintSound.Core.Choosing.Strategies;

/// <summary>Combines the two distances into one order.</summary>
public interface IRanking
{
    /// <summary>Ranks the excerpts that can be selected.</summary>
    /// <param name="scores">The distances of all excerpts.</param>
    /// <param name="eligible">Indices of the excerpts that can be selected, ascending; never empty.</param>
    /// <param name="gate">The fraction that passes the gate, in (0, 1].</param>
    /// <param name="top">How many are ranked, at most; at least 1.</param>
    Ranking Rank(IExcerptScores scores, ReadOnlySpan<int> eligible, double gate, int top);

    /// <summary>Returns the indices of all excerpts that pass the gate.</summary>
    /// <param name="scores">The distances of all excerpts.</param>
    /// <param name="eligible">Indices of the excerpts that can be selected, ascending.</param>
    /// <param name="gate">The fraction that passes the gate, in (0, 1].</param>
    int[] FindPassed(IExcerptScores scores, ReadOnlySpan<int> eligible, double gate);
}
