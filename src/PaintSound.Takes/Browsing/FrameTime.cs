using PaintSound.Takes.Pictures;

namespace PaintSound.Takes.Browsing;

/// <summary>A frame of a part.</summary>
/// <param name="Seconds">When it arrived, from the start of the performance.</param>
/// <param name="Place">Where it is.</param>
internal readonly record struct FrameTime(double Seconds, FramePlace Place);
