using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing.Paintings;

/// <summary>A painting that could be chosen.</summary>
/// <param name="Rank">Its place in the order, 1 the best.</param>
/// <param name="Painting">The painting.</param>
/// <param name="Correspondence">0 close ... 1 far from the music.</param>
public sealed record PaintingCandidate(int Rank, Painting Painting, float Correspondence);
