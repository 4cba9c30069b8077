namespace PaintSound.Core.Brush.Microphones;

/// <summary>How a microphone heard a tap.</summary>
/// <param name="LevelDb">The level of the first 30 ms, in dB relative to full scale.</param>
/// <param name="DelayMilliseconds">The time from the first microphone that heard it to this one.</param>
/// <param name="IsHeard">False if the tap is not above the noise of the microphone.</param>
public readonly record struct TapSound(float LevelDb, float DelayMilliseconds, bool IsHeard);
