namespace PaintSound.Tests;

/// <summary>One word of linear timecode that was read.</summary>
internal sealed record LtcReading(string Time, bool IsDropFrame, long FirstSample);
