using System.Text.RegularExpressions;

namespace PaintSound.Media.Ffmpeg;

/// <summary>Translates ffmpeg's error lines into a plain reason.</summary>
internal static partial class FfmpegErrorMessages
{
    // The order matters: the first entry found in any line is used. Causes come before consequences.
    private static readonly (string Pattern, string Reason)[] Reasons =
    [
        ("moov atom not found", "it was cut off before it was complete; its index is missing"),
        ("Could find no file with path", "ffmpeg interprets the %d in its name as a counter; rename the file"),
        ("matches no streams", "it contains no stream of the requested kind"),
        ("does not contain any stream", "it contains neither sound nor pictures"),
        ("Permission denied", "permission denied; check its permissions"),
        ("Unable to register as a JACK client", "no JACK server is running; start one (for instance with qjackctl)"),
        ("No such process", "the source does not exist, or no PulseAudio server is running"),
        ("Connection refused", "no server is listening at that address"),
        ("Device or resource busy", "another program is using it; close that program"),
        ("exceeds maximum", "it is too large"),
        ("Picture size", "it is too large, or its header is damaged"),
        ("No space left on device", "the disk is full"),
        ("No such file or directory", "it does not exist"),
        ("No such device", "it is not connected"),
        ("Failed to read frame size", "its format is unknown, or it is damaged"),
        ("Could not find codec parameters", "its format is unknown, or it is damaged"),
        ("Invalid data found", "its format is unknown, or it is damaged"),
    ];

    /// <summary>Returns the reason, without a full stop.</summary>
    /// <param name="lines">ffmpeg's error lines, at least one.</param>
    public static string Explain(IReadOnlyList<string> lines)
    {
        foreach ((var pattern, var reason) in Reasons)
        {
            if (lines.Any(line => line.Contains(pattern, StringComparison.OrdinalIgnoreCase)))
            {
                return reason;
            }
        }

        return PrefixPattern().Replace(lines[^1], "").TrimEnd('.', ' ');
    }

    /// <summary>The prefix of an error line, ffmpeg's component and its address: "[png @ 0x55703e848500] ".</summary>
    [GeneratedRegex(@"^(\[[^\]]*\]\s*)+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PrefixPattern();
}
