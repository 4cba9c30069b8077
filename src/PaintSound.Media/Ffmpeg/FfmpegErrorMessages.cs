using System.Text.RegularExpressions;
using PaintSound.Media.Devices;

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
        ("No such process", "the source does not exist, or no PulseAudio server is running"),
        ("Failed to resolve hostname", "no device of that name is in the network; check the address"),
        ("401 Unauthorized", "it asks for a password; write it into the address: //USER:PASSWORD@"),
        ("403 Forbidden", "it refuses the connection; check user name and password"),
        ("404 Not Found", "there is a server, but it has no picture at that path; check the end of the address"),
        ("No route to host", "there is no way to it in the network; check the address, and that both are in the same network"),
        ("Network is unreachable", "there is no way to it in the network; check that this computer is connected"),
        ("Connection timed out", "it does not answer; check the address, and that both are in the same network"),
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

        return DeviceName.WithoutPasswords(PrefixPattern().Replace(lines[^1], "").TrimEnd('.', ' '));
    }

    /// <summary>The prefix of an error line, ffmpeg's component and its address: "[png @ 0x55703e848500] ".</summary>
    [GeneratedRegex(@"^(\[[^\]]*\]\s*)+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PrefixPattern();
}
