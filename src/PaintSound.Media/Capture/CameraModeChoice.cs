
namespace PaintSound.Media.Capture;

/// <summary>Chooses the mode in which a camera is opened. Stateless.</summary>
public static class CameraModeChoice
{
    // The picture of a slower camera is old when it arrives: at 15 frames per second, up to 67 ms.
    private const double FreshFramesPerSecond = 15;
    private const double Tolerance = 0.05;

    // Below it, a canvas that fills half of the picture has fewer pixels than the pages show. Above it, decoding costs more than it shows.
    private const int EnoughArea = 1280 * 720;
    private const int FullArea = 1920 * 1080;

    /// <summary>
    /// Chooses the mode that suits the analysis: fast enough, up to 1920 x 1080, raw rather than MJPEG and MJPEG rather than H.264 for the same size,
    /// and not faster than needed. The choice does not depend on the corners, because a camera can show another part of the scene in another mode.
    /// </summary>
    /// <param name="name">The device name, for the message.</param>
    /// <param name="modes">The modes of the camera; empty if the system does not list them.</param>
    /// <param name="framesPerSecond">The frames per second that are analysed.</param>
    /// <param name="request">What the show asks for.</param>
    /// <returns>The mode; null if the camera opens in its own mode, because nothing is known and nothing was asked for.</returns>
    /// <exception cref="MediaException">The camera has no mode as the show asks for it. The message names those that it has.</exception>
    public static CameraMode? Choose(string name, IReadOnlyList<CameraMode> modes, double framesPerSecond, CameraModeRequest request)
    {
        if (modes.Count == 0)
        {
            return request is { Width: { } width, Height: { } height }
                ? new CameraMode(width, height, request.FramesPerSecond ?? 0, request.Format ?? CameraFormat.Raw, "")
                : null;
        }

        var fresh = Math.Max(framesPerSecond, FreshFramesPerSecond);
        return modes.Where(request.Allows)
            .OrderByDescending(mode => Reaches(mode, framesPerSecond))
            .ThenByDescending(mode => Reaches(mode, framesPerSecond) ? 0 : mode.FramesPerSecond)
            .ThenBy(mode => mode.Area > FullArea ? 1 : mode.Area >= EnoughArea ? 0 : 2)
            .ThenByDescending(mode => Reaches(mode, fresh))
            .ThenBy(mode => mode.Area <= FullArea ? -mode.Area : mode.Area)
            .ThenBy(mode => mode.Format)
            .ThenBy(mode => Reaches(mode, fresh) ? mode.FramesPerSecond : -mode.FramesPerSecond)
            .FirstOrDefault() ?? throw new MediaException($"The camera {name} does not offer what 'canvas: camera' asks for. It offers: {Describe(modes)}.");
    }

    /// <summary>Lists modes for people, one entry for each size and format: "1920 x 1080 MJPEG (15, 30 fps)".</summary>
    public static string Describe(IEnumerable<CameraMode> modes) => string.Join("; ", DescribeEach(modes));

    /// <summary>Lists modes for people, as <see cref="Describe"/>, largest first.</summary>
    public static IReadOnlyList<string> DescribeEach(IEnumerable<CameraMode> modes) =>
    [
        .. modes.GroupBy(mode => (mode.Width, mode.Height, mode.Format)).OrderByDescending(group => group.Key.Width * group.Key.Height).ThenBy(group => group.Key.Format)
            .Select(group => $"{group.Key.Width} x {group.Key.Height} {CameraMode.FormatName(group.Key.Format)}{DescribeRates(group)}"),
    ];

    private static string DescribeRates(IEnumerable<CameraMode> modes)
    {
        var rates = modes.Select(mode => Math.Round(mode.FramesPerSecond, 2)).Where(rate => rate > 0).Distinct().Order().ToArray();
        return rates.Length == 0 ? "" : $" ({string.Join(", ", rates.Select(rate => FormattableString.Invariant($"{rate:0.##}")))} fps)";
    }

    private static bool Reaches(CameraMode mode, double framesPerSecond) => mode.FramesPerSecond == 0 || mode.FramesPerSecond >= framesPerSecond - Tolerance;
}
