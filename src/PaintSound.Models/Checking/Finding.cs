namespace PaintSound.Models.Checking;

/// <summary>One result of a network check. JSON output contains it as it is.</summary>
/// <param name="Topic">What was checked: manifest, files, graphs, pictures, sounds, scores, rhythm, timbre, pooled or speed.</param>
/// <param name="Ok">True if the check passed.</param>
/// <param name="What">The result. If the check failed, also what to do.</param>
public sealed record Finding(string Topic, bool Ok, string What);
