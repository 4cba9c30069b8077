using PaintSound.Vision.Finding;

namespace PaintSound.Vision.Tracking;

/// <summary>A rim that was found near a former one.</summary>
/// <param name="Quad">Its corners in pixels.</param>
/// <param name="Score">How much of it has edges that end in the corners; about 1.3 for all of it.</param>
/// <param name="NextScore">The same of the best rim elsewhere.</param>
internal sealed record RimMatch(Quad Quad, double Score, double NextScore);
