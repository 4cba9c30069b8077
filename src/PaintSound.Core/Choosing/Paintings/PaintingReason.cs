namespace PaintSound.Core.Choosing.Paintings;

/// <summary>Why a painting was chosen.</summary>
/// <param name="Considered">Paintings in a collection that is on.</param>
/// <param name="Eligible">How many of those could be chosen: not shown now, not resting.</param>
/// <param name="CorrespondenceRank">The place of the chosen among all that take part, 1 the closest to the music; what is closer rests.</param>
/// <param name="Best">The best of the eligible, at most five, the chosen first.</param>
public sealed record PaintingReason(int Considered, int Eligible, int CorrespondenceRank, IReadOnlyList<PaintingCandidate> Best);
