using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing.Paintings;

/// <summary>The painting selected for the music.</summary>
/// <param name="At">Time since the start of the performance.</param>
/// <param name="Painting">The painting.</param>
/// <param name="Correspondence">Correspondence with the last 4 s of music, 0 close ... 1 far.</param>
/// <param name="Reason">The figures that explain the selection.</param>
public sealed record PaintingSelection(TimeSpan At, Painting Painting, float Correspondence, PaintingReason Reason);
