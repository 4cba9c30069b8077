using PaintSound.Core.Beat;

namespace PaintSound.Core.Choosing;

/// <summary>What bars mean for a selection now, in a show that selects in bars while the music plays.</summary>
/// <param name="Next">The beginning of the bar for which the next selection is.</param>
/// <param name="IsDue">Whether that selection must be made now.</param>
public readonly record struct BarTiming(BarBoundary Next, bool IsDue);
