using System.Globalization;
using System.Text.RegularExpressions;

namespace PaintSound.Acceptance.Tests;

/// <summary>Makes sounds with ffmpeg, and asks it how sounds and films have become.</summary>
internal static partial class Sounds
{
    /// <summary>Noise that dies away, twice a second, as a lavfi source.</summary>
    public static string Touches(int seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"aevalsrc='0.6*exp(-40*mod(t,0.5))*(random(0)-0.5)':s=16000:d={seconds}");

    /// <summary>The loudest sample, dB below full scale.</summary>
    public static async Task<double> PeakDbAsync(string file) => Number(
        PeakPattern().Match(await Peer.RunAsync("ffmpeg", "ffmpeg", "-nostats", "-i", file, "-vn", "-af", "volumedetect", "-f", "null", "-")));

    /// <summary>The length of a film in seconds.</summary>
    public static async Task<double> SecondsAsync(string file) => double.Parse(
        await Peer.RunAsync("ffmpeg", "ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", file),
        CultureInfo.InvariantCulture);

    private static double Number(Match match) => double.Parse(match.Groups["db"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"max_volume: (?<db>-?[\d.]+) dB", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PeakPattern();
}
