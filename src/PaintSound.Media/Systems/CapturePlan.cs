using System.Globalization;

namespace PaintSound.Media.Systems;

/// <summary>The arguments by which ffmpeg opens a device.</summary>
/// <param name="Format">ffmpeg's arguments for the input device.</param>
/// <param name="Input">The argument after -i.</param>
/// <param name="Description">Part of a sentence about the block size, for the report; may be empty.</param>
internal sealed record CapturePlan(IReadOnlyList<string> Format, string Input, string Description = "")
{
    /// <summary>ffmpeg's arguments for the size and the rate of a camera.</summary>
    /// <param name="mode">The mode; null for the camera's own.</param>
    public static IEnumerable<string> SizeAndRate(CameraMode? mode) => mode is null ? []
        : mode.FramesPerSecond > 0 ? ["-video_size", $"{mode.Width}x{mode.Height}", "-framerate", mode.FramesPerSecond.ToString("0.######", CultureInfo.InvariantCulture)]
        : ["-video_size", $"{mode.Width}x{mode.Height}"];
}
