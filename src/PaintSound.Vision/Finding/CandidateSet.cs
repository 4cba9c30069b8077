namespace PaintSound.Vision.Finding;

/// <summary>The quadrilaterals of a picture that could be the canvas.</summary>
/// <param name="Candidates">The quadrilaterals.</param>
/// <param name="Features">Measures them.</param>
internal sealed record CandidateSet(IReadOnlyList<QuadCandidate> Candidates, QuadFeatures Features);
