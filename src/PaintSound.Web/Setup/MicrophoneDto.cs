namespace PaintSound.Web.Setup;

/// <summary>One contact microphone, for the setup page.</summary>
/// <param name="Name">Its number, channel and place.</param>
/// <param name="Level">The level in dB relative to full scale, of the last 0.1 s.</param>
/// <param name="Peak">The highest sample in dB relative to full scale, of the last 0.1 s.</param>
/// <param name="Says">Whether it works, and what to do.</param>
/// <param name="IsWrong">True if a person must change something.</param>
public sealed record MicrophoneDto(string Name, float Level, float Peak, string Says, bool IsWrong);
