using PaintSound.Core.Sources;

namespace PaintSound.Core.Framing;

/// <summary>The canvas that a finder found in a camera picture.</summary>
/// <param name="Corners">Its corners. <see cref="Corners.Whole"/> if nothing like a canvas was found.</param>
/// <param name="Certainty">How certain the finder is, 0..1.</param>
/// <param name="IsCertain">True if the corners can be used without a person who looks at them.</param>
/// <param name="Reason">One sentence for people: what was found, or why it is uncertain and what to do.</param>
public sealed record FoundCanvas(Corners Corners, double Certainty, bool IsCertain, string Reason);
