using System.Text.RegularExpressions;

namespace PaintSound.Media.Ffmpeg;

/// <summary>Turns ffmpeg's complaints into a reason that a person understands.</summary>
internal static partial class FfmpegErrorMessages
{
    // The order matters: the first that is found in any line wins, causes before consequences.
    private static readonly (string Sign, string Reason)[] Known =
    [
        ("moov atom not found", "it was cut off before it was complete, its index is missing"),
        ("Could find no file with path", "ffmpeg takes the %d in its name for a counter; rename it"),
        ("matches no streams", "it holds nothing of the kind asked for"),
        ("does not contain any stream", "it holds neither sound nor picture"),
        ("Permission denied", "reading it is not allowed; check its permissions"),
        ("Unable to register as a JACK client", "no JACK server is running; start one (for instance with qjackctl)"),
        ("No such process", "there is no such source, or no PulseAudio server is running"),
        ("Connection refused", "nobody answers there"),
        ("Device or resource busy", "another program is using it; close that program"),
        ("exceeds maximum", "it is too large"),
        ("Picture size", "it is too large, or its size is damaged"),
        ("No space left on device", "the disk is full"),
        ("No such file or directory", "it is not there"),
        ("No such device", "it is not there"),
        ("Failed to read frame size", "it is of no known format, or damaged"),
        ("Could not find codec parameters", "it is of no known format, or damaged"),
        ("Invalid data found", "it is of no known format, or damaged"),
    ];

    /// <summary>The reason, without a full stop.</summary>
    /// <param name="lines">ffmpeg's complaints, at least one.</param>
    public static string Explain(IReadOnlyList<string> lines)
    {
        foreach ((var sign, var reason) in Known)
        {
            if (lines.Any(line => line.Contains(sign, StringComparison.OrdinalIgnoreCase)))
            {
                return reason;
            }
        }

        return Origin().Replace(lines[^1], "").TrimEnd('.', ' ');
    }

    /// <summary>The part of ffmpeg that speaks, and its address: "[png @ 0x55703e848500] ".</summary>
    [GeneratedRegex(@"^(\[[^\]]*\]\s*)+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Origin();
}
