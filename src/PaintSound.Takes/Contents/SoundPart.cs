namespace PaintSound.Takes.Contents;

/// <summary>A stretch of a recorded sound without a gap.</summary>
/// <param name="Silence">Silent samples before it.</param>
/// <param name="Samples">Its length.</param>
public sealed record SoundPart(long Silence, long Samples);
