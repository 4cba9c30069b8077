using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing.Paintings;

/// <summary>Which painting answers the music, with the figures that chose it.</summary>
/// <param name="At">When, from the beginning of the performance.</param>
/// <param name="Painting">The painting.</param>
/// <param name="Correspondence">0 close ... 1 far from the last four seconds of music.</param>
/// <param name="Reason">Why this one.</param>
public sealed record PaintingSelection(TimeSpan At, Painting Painting, float Correspondence, PaintingReason Reason);
