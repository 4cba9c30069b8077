namespace PaintSound.Core.Choosing.Paintings;

/// <summary>Explains the selection of a painting.</summary>
/// <param name="Considered">The number of paintings in collections that are not excluded.</param>
/// <param name="Eligible">How many of them could be selected: not current and not resting.</param>
/// <param name="CorrespondenceRank">The rank of the selected painting among all considered ones, 1 for the closest to the music. Closer ones are resting.</param>
/// <param name="Best">The best of the eligible, at most five, the selected one first.</param>
public sealed record PaintingReason(int Considered, int Eligible, int CorrespondenceRank, IReadOnlyList<PaintingCandidate> Best);
