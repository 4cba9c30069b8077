using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing;

/// <summary>What was chosen, with the figures that chose it.</summary>
/// <param name="At">When, from the beginning of the performance.</param>
/// <param name="Excerpt">The excerpt.</param>
/// <param name="Correspondence">0 close ... 1 far from the canvas.</param>
/// <param name="SoundDistance">Distance to the brush.</param>
/// <param name="Reason">Why this one.</param>
public sealed record Selection(TimeSpan At, Excerpt Excerpt, float Correspondence, float SoundDistance, SelectionReason Reason);
