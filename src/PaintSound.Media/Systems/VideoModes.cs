using System.Globalization;
using System.Text.RegularExpressions;

namespace PaintSound.Media.Systems;

/// <summary>Reads the modes of a camera from the lists of Video4Linux, and one mode from the list of any system. Stateless.</summary>
internal static partial class VideoModes
{
    // Pixel formats that a camera for pictures uses and ffmpeg decodes (Linux, Documentation/userspace-api/media/v4l). Raw sensor data and depth are not among them.
    private static readonly Dictionary<string, (CameraFormat Format, string Codec)> Formats = new(StringComparer.Ordinal)
    {
        ["MJPG"] = (CameraFormat.Mjpeg, "mjpeg"), ["JPEG"] = (CameraFormat.Mjpeg, "mjpeg"),
        ["H264"] = (CameraFormat.H264, "h264"), ["HEVC"] = (CameraFormat.H264, "hevc"),
        ["YUYV"] = (CameraFormat.Raw, "yuyv422"), ["UYVY"] = (CameraFormat.Raw, "uyvy422"), ["NV12"] = (CameraFormat.Raw, "nv12"),
        ["YU12"] = (CameraFormat.Raw, "yuv420p"), ["RGB3"] = (CameraFormat.Raw, "rgb24"), ["BGR3"] = (CameraFormat.Raw, "bgr24"),
    };

    // A camera with sizes in steps offers thousands. These are useful here.
    private static readonly (int Width, int Height)[] UsualSizes = [(640, 480), (1280, 720), (1920, 1080), (3840, 2160)];

    /// <summary>Parses the output of <c>v4l2-ctl --list-formats-ext</c>, of old and new versions. Lines of another form are ignored.</summary>
    public static IReadOnlyList<CameraMode> ParseV4l2(string list)
    {
        List<CameraMode> modes = [];
        (CameraFormat Format, string Codec)? format = null;
        List<(int Width, int Height)> sizes = [];
        var hasRate = true;
        foreach (var line in list.Split('\n'))
        {
            if (FormatPattern().Match(line) is { Success: true } formatMatch)
            {
                CloseSize();
                format = Formats.TryGetValue(formatMatch.Groups["code"].Value, out var known) ? known : null;
            }
            else if (StepPattern().Match(line) is { Success: true } step)
            {
                CloseSize();
                var (minWidth, minHeight, maxWidth, maxHeight) = (Number(step, "w"), Number(step, "h"), Number(step, "w2"), Number(step, "h2"));
                sizes = [.. UsualSizes.Where(size => size.Width >= minWidth && size.Height >= minHeight && size.Width <= maxWidth && size.Height <= maxHeight)];
                hasRate = false;
            }
            else if (SizePattern().Match(line) is { Success: true } size)
            {
                CloseSize();
                (sizes, hasRate) = ([(Number(size, "w"), Number(size, "h"))], false);
            }
            else if (RatePattern().Match(line) is { Success: true } rate)
            {
                Add(Rate(rate));
                hasRate = true;
            }
        }

        CloseSize();
        return [.. modes.Distinct()];

        void CloseSize()
        {
            if (!hasRate)
            {
                Add(0);
            }

            (sizes, hasRate) = ([], true);
        }

        void Add(double rate)
        {
            if (format is { } known)
            {
                modes.AddRange(sizes.Select(size => new CameraMode(size.Width, size.Height, rate, known.Format, known.Codec)));
            }
        }
    }

    /// <summary>Parses the output of <c>ffmpeg -f v4l2 -list_formats all</c>, which names no rates: "Raw : yuyv422 : YUYV 4:2:2 : 640x480 1280x720".</summary>
    public static IReadOnlyList<CameraMode> ParseFfmpeg(string list) =>
    [
        .. list.Split('\n').Select(line => FfmpegPattern().Match(line)).Where(match => match.Success).SelectMany(match =>
        {
            var codec = match.Groups["codec"].Value;
            return !Formats.Values.Any(format => format.Codec == codec) ? [] : SizesPattern().Matches(match.Groups["sizes"].Value).Select(size => new CameraMode(
                Number(size, "w"), Number(size, "h"), 0, Formats.Values.First(format => format.Codec == codec).Format, codec));
        }),
    ];

    /// <summary>Reads a mode from the groups w, h and rate of a match.</summary>
    /// <param name="match">A match in a list of modes.</param>
    /// <param name="format">The format of the pictures.</param>
    /// <param name="codec">ffmpeg's name of it; empty if it is not asked for.</param>
    public static CameraMode Read(Match match, CameraFormat format, string codec) =>
        new(Number(match, "w"), Number(match, "h"), Rate(match), format, codec);

    private static double Rate(Match match) => double.Parse(match.Groups["rate"].Value, CultureInfo.InvariantCulture);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\[\d+\]:|Pixel Format:)\s*'(?<code>[^']{3,4})'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormatPattern();

    [GeneratedRegex(@"Size: Discrete (?<w>\d{1,5})x(?<h>\d{1,5})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SizePattern();

    [GeneratedRegex(@"Size: (Stepwise|Continuous) (?<w>\d{1,5})x(?<h>\d{1,5}) - (?<w2>\d{1,5})x(?<h2>\d{1,5})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StepPattern();

    // The fastest of a range: "Interval: Continuous 0.017s - 1.000s (1.000-60.000 fps)".
    [GeneratedRegex(@"Interval: .*\(([\d.]+-)?(?<rate>\d+(\.\d+)?) fps\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RatePattern();

    [GeneratedRegex(@"\]\s+(\[[a-z]+\] )?(Raw|Compressed)\s*:\s*(?<codec>\w+)\s*:.*:\s*(?<sizes>[\dx ]+)\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FfmpegPattern();

    [GeneratedRegex(@"(?<w>\d{1,5})x(?<h>\d{1,5})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SizesPattern();
}
