using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing.Paintings;

/// <summary>A painting that can be selected.</summary>
/// <param name="Rank">The rank, 1 for the best.</param>
/// <param name="Painting">The painting.</param>
/// <param name="Correspondence">Correspondence with the music, 0 close ... 1 far.</param>
public sealed record PaintingCandidate(int Rank, Painting Painting, float Correspondence);
