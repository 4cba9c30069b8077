namespace PaintSound.Models.Checking;

/// <summary>One thing that a check looked at.</summary>
/// <param name="Topic">A word: manifest, files, pictures, sounds, scores, rhythm, timbre, speed.</param>
/// <param name="Ok">Whether it is as it should be.</param>
/// <param name="What">What was found; where it is wrong, what to do about it too.</param>
public sealed record Finding(string Topic, bool Ok, string What);
