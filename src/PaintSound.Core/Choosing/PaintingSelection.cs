using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing;

/// <summary>Which painting answers the music, with the figures that chose it.</summary>
/// <param name="At">When, from the beginning of the performance.</param>
/// <param name="Painting">The painting.</param>
/// <param name="Correspondence">0 close ... 1 far from the last four seconds of music.</param>
/// <param name="Reason">Why this one.</param>
public sealed record PaintingSelection(TimeSpan At, Painting Painting, float Correspondence, PaintingReason Reason);

/// <summary>Why a painting was chosen.</summary>
/// <param name="TakingPart">Paintings in a collection that is on.</param>
/// <param name="Eligible">How many of those could be chosen: not shown now, not resting.</param>
/// <param name="CorrespondenceRank">The place of the chosen among all that take part, 1 the closest to the music; what is closer rests.</param>
/// <param name="Best">The best of the eligible, at most five, the chosen first.</param>
public sealed record PaintingReason(int TakingPart, int Eligible, int CorrespondenceRank, IReadOnlyList<PaintingCandidate> Best);

/// <summary>A painting that could be chosen.</summary>
/// <param name="Rank">Its place in the order, 1 the best.</param>
/// <param name="Painting">The painting.</param>
/// <param name="Correspondence">0 close ... 1 far from the music.</param>
public sealed record PaintingCandidate(int Rank, Painting Painting, float Correspondence);
