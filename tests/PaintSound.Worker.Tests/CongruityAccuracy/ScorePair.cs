namespace PaintSound.Worker.Tests.CongruityAccuracy;

/// <summary>The scores of one picture with two pieces of music.</summary>
/// <param name="Matching">The score with music that matches.</param>
/// <param name="Mismatching">The score with music that does not match.</param>
internal readonly record struct ScorePair(float Matching, float Mismatching);
