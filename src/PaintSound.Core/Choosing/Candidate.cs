using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing;

/// <summary>An excerpt that passed the gate.</summary>
/// <param name="Rank">Its place in the order, 1 the best.</param>
/// <param name="Excerpt">The excerpt.</param>
/// <param name="Correspondence">0 close ... 1 far from the canvas.</param>
/// <param name="SoundDistance">Distance to the brush.</param>
public sealed record Candidate(int Rank, Excerpt Excerpt, float Correspondence, float SoundDistance);
