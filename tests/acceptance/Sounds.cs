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

    /// <summary>Returns the integrated loudness and the true peak of a part of a film (EBU R 128).</summary>
    public static async Task<(double Lufs, double TruePeakDb)> MeasureLoudnessAsync(string file, double from, double seconds)
    {
        var log = await ChildProcess.RunAsync(
            "ffmpeg", "ffmpeg", "-nostats", "-ss", from.ToString(CultureInfo.InvariantCulture), "-t", seconds.ToString(CultureInfo.InvariantCulture),
            "-i", file, "-vn", "-af", "ebur128=peak=true", "-f", "null", "-");
        return (Number(LoudnessPattern().Matches(log)[^1]), Number(TruePeakPattern().Matches(log)[^1]));
    }

    private static double Number(Match match) => double.Parse(match.Groups["db"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"I:\s+(?<db>-?[\d.]+) LUFS", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoudnessPattern();

    [GeneratedRegex(@"Peak:\s+(?<db>-?[\d.]+) dBFS", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TruePeakPattern();

    [GeneratedRegex(@"max_volume: (?<db>-?[\d.]+) dB", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PeakPattern();
}
