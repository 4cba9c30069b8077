namespace PaintSound.Core.Timecode;

/// <summary>The figures of a frame rate.</summary>
public static class SmpteRateExtensions
{
    /// <summary>Returns the number of frame numbers in a second: 24, 25 or 30.</summary>
    public static int NumbersPerSecond(this SmpteRate rate) => rate switch
    {
        SmpteRate.Fps24 => 24,
        SmpteRate.Fps25 => 25,
        _ => 30,
    };

    /// <summary>Returns the frames in a second.</summary>
    public static double FramesPerSecond(this SmpteRate rate) => rate == SmpteRate.Fps2997Drop ? 30_000.0 / 1001 : rate.NumbersPerSecond();
}
