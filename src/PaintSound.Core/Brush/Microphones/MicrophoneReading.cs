namespace PaintSound.Core.Brush.Microphones;

/// <summary>What one contact microphone delivers.</summary>
/// <param name="LevelDb">The mean level of the last 0.1 s, in dB relative to full scale.</param>
/// <param name="PeakDb">The highest sample of the last 0.1 s, in dB relative to full scale.</param>
/// <param name="Condition">Whether it works.</param>
/// <param name="CopyOf">The microphone whose samples it delivers, from 0; null if they are its own.</param>
public readonly record struct MicrophoneReading(float LevelDb, float PeakDb, MicrophoneCondition Condition, int? CopyOf = null);
