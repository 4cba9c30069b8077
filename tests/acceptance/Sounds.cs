using System.Globalization;
using System.Text.RegularExpressions;

namespace PaintSound.Acceptance.Tests;

/// <summary>Creates sounds with ffmpeg and measures sounds and films.</summary>
internal static partial class Sounds
{
    /// <summary>Returns a lavfi source: decaying noise bursts, 2 per second.</summary>
    public static string TapSource(int seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"aevalsrc='0.6*exp(-40*mod(t,0.5))*(random(0)-0.5)':s=16000:d={seconds}");

    /// <summary>Returns the peak level in dB relative to full scale.</summary>
    public static async Task<double> MeasurePeakDbAsync(string file) => Number(
        PeakPattern().Match(await ChildProcess.RunAsync("ffmpeg", "ffmpeg", "-nostats", "-i", file, "-vn", "-af", "volumedetect", "-f", "null", "-")));

    /// <summary>Returns the length of a film in seconds.</summary>
    public static async Task<double> MeasureSecondsAsync(string file) => double.Parse(
        await ChildProcess.RunAsync("ffmpeg", "ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", file),
        CultureInfo.InvariantCulture);

    private static double Number(Match match) => double.Parse(match.Groups["db"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"max_volume: (?<db>-?[\d.]+) dB", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PeakPattern();
}
