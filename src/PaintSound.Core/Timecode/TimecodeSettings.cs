namespace PaintSound.Core.Timecode;

/// <summary>The timecode of a show.</summary>
/// <param name="Rate">The frame rate.</param>
/// <param name="Start">The timecode at the zero of the show.</param>
public sealed record TimecodeSettings(SmpteRate Rate, SmpteTime Start);
