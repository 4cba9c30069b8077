namespace PaintSound.Core.Choosing.Strategies;

/// <summary>One way to combine the two distances into an order.</summary>
public interface IRanking
{
    /// <summary>Puts the excerpts that may be chosen in order, best first.</summary>
    /// <param name="scores">The distances of all excerpts.</param>
    /// <param name="eligible">Indices of the excerpts that may be chosen; never empty.</param>
    /// <param name="gate">The fraction that passes the gate, in (0, 1].</param>
    /// <returns>Indices of the excerpts that passed the gate, best first; never empty.</returns>
    int[] Rank(Scores scores, int[] eligible, double gate);
}
