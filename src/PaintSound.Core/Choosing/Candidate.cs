using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing;

/// <summary>An excerpt that passed the gate.</summary>
/// <param name="Rank">The rank, 1 for the best.</param>
/// <param name="Excerpt">The excerpt.</param>
/// <param name="Correspondence">Correspondence with the canvas, 0 close ... 1 far.</param>
/// <param name="SoundDistance">Sound distance to the brush.</param>
public sealed record Candidate(int Rank, Excerpt Excerpt, float Correspondence, float SoundDistance);
