namespace PaintSound.Core.Choosing.Taste;

/// <summary>A quality by its two ends, in words that go before a noun.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public sealed record TasteAxis(string Low, string High);
