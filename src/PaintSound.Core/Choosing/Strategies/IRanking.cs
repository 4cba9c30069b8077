namespace PaintSound.Core.Choosing.Strategies;

/// <summary>Combines the two distances into one order.</summary>
public interface IRanking
{
    /// <summary>Sorts the excerpts that can be selected, best first.</summary>
    /// <param name="scores">The distances of all excerpts.</param>
    /// <param name="eligible">Indices of the excerpts that can be selected; never empty.</param>
    /// <param name="gate">The fraction that passes the gate, in (0, 1].</param>
    /// <returns>Indices of the excerpts that passed the gate, best first; never empty.</returns>
    int[] Rank(Scores scores, int[] eligible, double gate);
}
