using System.Globalization;

namespace PaintSound.Media.Systems;

/// <summary>The arguments and steps by which ffmpeg opens a device.</summary>
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

    /// <summary>Additional environment variables for ffmpeg; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>The channels to select of what ffmpeg captures, if they are not those of the device; null if they are.</summary>
    public ChannelSelection? Captured { get; init; }

    /// <summary>A step after ffmpeg has started; null for none. Throws a <see cref="MediaException"/> if it fails.</summary>
    public Action<CancellationToken>? Connect { get; init; }
}
