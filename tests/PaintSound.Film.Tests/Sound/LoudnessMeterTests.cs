using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using FsCheck.Xunit;
using PaintSound.Film.Recording;
using PaintSound.Film.Sound;
using PaintSound.Media.Conversion;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Film.Tests.Sound;

/// <summary>Compares the meter with EBU Tech 3341 and with ffmpeg, and what the mix makes of it.</summary>
public class LoudnessMeterTests
{
    private const int Rate = ExcerptReader.SampleRate;

    // EBU Tech 3341, minimum requirements 1 to 4: a stereo sine of 1000 Hz at -23 dBFS measures -23 LUFS; tolerance 0.1 LU.
    [Theory]
    [InlineData(new[] { 20.0 }, new[] { -23.0 }, -23)]
    [InlineData(new[] { 20.0 }, new[] { -33.0 }, -33)]
    [InlineData(new[] { 10.0, 60, 10 }, new[] { -36.0, -23, -36 }, -23)]
    [InlineData(new[] { 10.0, 10, 60, 10, 10 }, new[] { -72.0, -36, -23, -36, -72 }, -23)]
    public void Measures_the_signals_of_EBU_Tech_3341(double[] seconds, double[] levels, double expected)
    {
        var meter = new LoudnessMeter(Rate, 2);
        foreach (var (length, level) in seconds.Zip(levels))
        {
            meter.Add(CreateTone(length, Math.Pow(10, level / 20)));
        }

        Assert.Equal(expected, meter.IntegratedLufs!.Value, 0.1);
    }

    [Fact]
    public async Task Measures_noise_like_ffmpeg()
    {
        var samples = new List<float>();
        await new ToneWorks(0.2f).ReadAsync("noise3", 0, 5, block => samples.AddRange(block), TestContext.Current.CancellationToken);
        var meter = new LoudnessMeter(Rate, 2);
        meter.Add(CollectionsMarshal.AsSpan(samples));
        Assert.Equal(await MeasureWithFfmpegAsync([.. samples]), meter.IntegratedLufs!.Value, 0.15);
    }

    [Fact]
    public void Silence_and_short_sounds_have_no_loudness()
    {
        var meter = new LoudnessMeter(Rate, 2);
        Assert.Null(meter.IntegratedLufs);
        meter.Add(CreateTone(0.39, 1));
        Assert.Null(meter.IntegratedLufs);
        var silent = new LoudnessMeter(Rate, 2);
        silent.Add(new float[2 * Rate]);
        Assert.Null(silent.IntegratedLufs);
    }

    [Property(MaxTest = 20)]
    public void The_size_of_the_blocks_does_not_matter(byte[] sizes)
    {
        var tone = CreateTone(1, 0.1);
        LoudnessMeter whole = new(Rate, 2), parts = new(Rate, 2);
        whole.Add(tone);
        var at = 0;
        foreach (var size in sizes.Where(_ => at < tone.Length))
        {
            var count = Math.Min(2 * size, tone.Length - at);
            parts.Add(tone.AsSpan(at, count));
            at += count;
        }

        parts.Add(tone.AsSpan(at));
        Assert.Equal(whole.IntegratedLufs, parts.IntegratedLufs);
    }

    [Fact]
    public async Task Loud_and_soft_works_have_one_loudness_in_the_mix()
    {
        var recording = new PerformanceRecording();
        string[] works = ["noise1", "220", "880", "noise2"];
        float[] levels = [0.5f, 0.02f, 0.2f, 0.003f];
        for (var i = 0; i < works.Length; i++)
        {
            recording.AddSelection(SamplePerformance.CreateSelection(3 * i, works[i], 100 * i));
        }

        var mixed = new List<float>();
        await new Mixdown(
            (file, start, seconds, onBlock, stop) => new ToneWorks(levels[(int)(start / 100)]).ReadAsync(file, start, seconds, onBlock, stop),
            new MixdownSettings(FadeSeconds: 0.1, LoudnessLufs: -16)).RenderAsync(
            recording, TimeSpan.FromSeconds(12), samples => mixed.AddRange(samples), null, TestContext.Current.CancellationToken);
        for (var i = 0; i < works.Length; i++)
        {
            var part = mixed.GetRange(2 * 3 * i * Rate, 2 * 3 * Rate).ToArray();
            Assert.Equal(-16, await MeasureWithFfmpegAsync(part), 0.5);
        }
    }

    private static float[] CreateTone(double seconds, double amplitude) =>
        [.. Enumerable.Range(0, 2 * (int)(seconds * Rate)).Select(i => (float)(amplitude * Math.Sin(2 * Math.PI * 1000 * (i / 2) / Rate)))];

    private static async Task<double> MeasureWithFfmpegAsync(float[] samples)
    {
        string[] arguments = ["-hide_banner", "-nostats", "-f", "f32le", "-ar", $"{Rate}", "-ac", "2", "-i", "-", "-af", "ebur128", "-f", "null", "-"];
        using var process = Process.Start(new ProcessStartInfo(FfmpegTools.Find().Program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardError = true, UseShellExecute = false,
        })!;
        var log = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.BaseStream.WriteAsync(MemoryMarshal.AsBytes(samples.AsSpan()).ToArray(), TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        var line = (await log).Split('\n').Last(text => text.TrimStart().StartsWith("I:", StringComparison.Ordinal));
        return double.Parse(line.Replace("I:", "", StringComparison.Ordinal).Replace("LUFS", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
    }
}
