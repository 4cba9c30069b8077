using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PaintSound.Core.Choosing;
using PaintSound.Film.Recording;
using PaintSound.Film.Sound;
using PaintSound.Media;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Film.Tests;

/// <summary>Writes films and checks them with ffprobe and ffmpeg.</summary>
public sealed class FilmTests : IDisposable
{
    private static readonly FfmpegTools Ffmpeg = FfmpegTools.Find();

    private readonly string _folder = Directory.CreateTempSubdirectory("paintsound-film-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_film_has_the_length_and_the_sound_of_the_performance()
    {
        var music = CreateFile("100 % l'été: a.flac", "-f", "lavfi", "-i", "aevalsrc='0.3*sin(2*PI*330*t)|0.1*sin(2*PI*660*t)':s=44100:d=20");
        Selection[] selections =
        [
            SamplePerformance.CreateSelection(1, music, 3, "100 % l'été: \"a\" — ř", 20),
            SamplePerformance.CreateSelection(3, GetPath("missing.wav"), 0, "Missing", 20),
            SamplePerformance.CreateSelection(4, music, 10, "漢字 😀", 20),
        ];
        var reported = new List<double>();
        var missing = await CreateFilm(new MixdownSettings(BrushGain: 0.2)).WriteAsync(
            SamplePerformance.Create(6, selections), TimeSpan.FromSeconds(6), GetPath("demo.mp4"), new ProgressLog(reported), Stop);

        Assert.Contains("missing.wav", Assert.Single(missing).Reason, StringComparison.Ordinal);
        var probe = Probe(GetPath("demo.mp4"));
        Assert.Equal((1280, 720, "25/1"), (probe.Width, probe.Height, probe.Rate));
        Assert.Equal(6, probe.Seconds, 0.1);
        var sound = await ReadSoundAsync(GetPath("demo.mp4"));
        Assert.Equal(6 * 48_000, sound.Length, 3000d);
        Assert.InRange(MeasureLevel(sound, 1.7, 1), 0.2, 0.23);
        Assert.InRange(MeasureLevel(sound, 4.7, 0.6), 0.2, 0.23);
        Assert.True(MeasureLevel(sound, 3.6, 0.3) < 0.1, "only the brush sounds during a missing excerpt");
        Assert.True(reported[^1] > 0.9 && reported.Zip(reported.Skip(1)).All(pair => pair.First <= pair.Second));
        Assert.Equal(["100 % l'été: a.flac", "demo.mp4"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_performance_without_selections_gives_a_silent_film()
    {
        await CreateFilm(new MixdownSettings()).WriteAsync(SamplePerformance.Create(2, []), TimeSpan.FromSeconds(2), GetPath("silent.mp4"), null, Stop);
        Assert.Equal(2, Probe(GetPath("silent.mp4")).Seconds, 0.1);
        Assert.True(MeasureLevel(await ReadSoundAsync(GetPath("silent.mp4")), 0, 2) < 1e-4);
    }

    [Fact]
    public async Task A_film_can_start_later_than_the_performance()
    {
        var music = CreateFile("tone.wav", "-f", "lavfi", "-i", "aevalsrc='0.3*sin(2*PI*330*t)|0.3*sin(2*PI*330*t)':s=48000:d=20");
        var film = new PerformanceFilm(CreateMixdown(new MixdownSettings()), Ffmpeg, TimeProvider.System) { Start = TimeSpan.FromSeconds(2.5) };
        await film.WriteAsync(
            SamplePerformance.Create(6, [SamplePerformance.CreateSelection(2.5, music, duration: 20)]), TimeSpan.FromSeconds(6), GetPath("later.mp4"), null, Stop);
        Assert.Equal(3.5, Probe(GetPath("later.mp4")).Seconds, 0.1);
        Assert.InRange(MeasureLevel(await ReadSoundAsync(GetPath("later.mp4")), 0.1, 0.4), 0.2, 0.23);
    }

    [Fact]
    public async Task A_cancelled_film_leaves_no_file()
    {
        using var cancel = new CancellationTokenSource();
        var progress = new ProgressLog([], value => { if (value > 0.3) { cancel.Cancel(); } });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CreateFilm(new MixdownSettings()).WriteAsync(
            SamplePerformance.Create(20, []), TimeSpan.FromSeconds(20), GetPath("never.mp4"), progress, cancel.Token));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("painting.mp4", "h264", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac")]
    [InlineData("painting.mkv", "h264", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "pcm_s16le")]
    [InlineData("odd % 'name'.avi", "h264", "-c:v", "mjpeg", "-c:a", "pcm_s16le")]
    public async Task Replacing_the_soundtrack_keeps_pictures_and_length(string name, string codec, params string[] coding)
    {
        var video = CreateFile(name, ["-f", "lavfi", "-i", "testsrc=s=320x240:r=15:d=7.4", "-f", "lavfi", "-i", "aevalsrc=0.5*sin(2*PI*3000*t):s=48000:d=7.4", .. coding]);
        var music = CreateFile("music.wav", "-f", "lavfi", "-i", "aevalsrc=0.3*sin(2*PI*330*t)|0.3*sin(2*PI*330*t):s=48000:d=30");
        var recording = new PerformanceRecording();
        recording.AddSelection(SamplePerformance.CreateSelection(2, music, 5, duration: 30));
        var length = TimeSpan.FromSeconds(Probe(video).Seconds);
        var missing = await new SoundtrackReplacement(CreateMixdown(new MixdownSettings()), Ffmpeg, TimeProvider.System).WriteAsync(video, recording, length, GetPath("dubbed.mp4"), null, Stop);

        Assert.Empty(missing);
        var (before, after) = (Probe(video), Probe(GetPath("dubbed.mp4")));
        Assert.Equal((before.Width, before.Height, before.Rate, codec), (after.Width, after.Height, after.Rate, after.Codec));
        Assert.Equal(before.Seconds, after.Seconds, 0.1);
        Assert.Equal(["video", "audio"], after.Kinds);
        var sound = await ReadSoundAsync(GetPath("dubbed.mp4"));
        Assert.True(MeasureLevel(sound, 0.2, 1.5) < 1e-3, "the original sound is removed");
        Assert.InRange(MeasureLevel(sound, 3, 3), 0.2, 0.22);
    }

    [Fact]
    public async Task Copies_pictures_without_encoding_if_possible()
    {
        var video = CreateFile("painting.mp4", "-f", "lavfi", "-i", "testsrc=s=320x240:r=15:d=3", "-pix_fmt", "yuv420p");
        await new SoundtrackReplacement(CreateMixdown(new MixdownSettings()), Ffmpeg, TimeProvider.System).WriteAsync(
            video, new PerformanceRecording(), TimeSpan.FromSeconds(3), GetPath("dubbed.mp4"), null, Stop);
        Assert.Equal(Run(Ffmpeg.Program, "-i", video, "-map", "0:v", "-c", "copy", "-f", "md5", "-"),
            Run(Ffmpeg.Program, "-i", GetPath("dubbed.mp4"), "-map", "0:v", "-c", "copy", "-f", "md5", "-"));
    }

    [Fact]
    public async Task Rejects_an_unusable_video_and_leaves_no_file()
    {
        var replacement = new SoundtrackReplacement(CreateMixdown(new MixdownSettings()), Ffmpeg, TimeProvider.System);
        var music = CreateFile("music.wav", "-f", "lavfi", "-i", "aevalsrc=0:s=48000:d=1");
        foreach (var (video, file, message) in new[]
        {
            (GetPath("none.mp4"), GetPath("out.mp4"), "none.mp4 cannot be read: it does not exist"),
            (music, GetPath("out.mp4"), "music.wav cannot be read: it contains no moving pictures"),
            (music, music, "is the video itself"),
        })
        {
            var e = await Assert.ThrowsAsync<MediaException>(() => replacement.WriteAsync(video, new PerformanceRecording(), TimeSpan.FromSeconds(1), file, null, Stop));
            Assert.Contains(message, e.Message, StringComparison.Ordinal);
        }

        Assert.Equal([music], Directory.GetFiles(_folder));
    }

    private static Mixdown CreateMixdown(MixdownSettings settings) => new(new ExcerptReader(Ffmpeg, TimeProvider.System).ReadAsync, settings);

    private static PerformanceFilm CreateFilm(MixdownSettings settings) => new(CreateMixdown(settings), Ffmpeg, TimeProvider.System);

    private static double MeasureLevel(float[] samples, double from, double seconds) =>
        Math.Sqrt(samples.Skip((int)(from * 48_000)).Take((int)(seconds * 48_000)).Average(s => (double)s * s));

    private static async Task<float[]> ReadSoundAsync(string file)
    {
        var left = new List<float>();
        await new ExcerptReader(Ffmpeg, TimeProvider.System).ReadAsync(file, 0, 3600, samples => left.AddRange(samples.ToArray().Where((_, i) => i % 2 == 0)), Stop);
        return [.. left];
    }

    private static (int Width, int Height, string? Rate, string? Codec, double Seconds, string?[] Kinds) Probe(string file)
    {
        using var output = JsonDocument.Parse(Run(Ffmpeg.Probe, "-print_format", "json", "-show_format", "-show_streams", file));
        var streams = output.RootElement.GetProperty("streams").EnumerateArray().ToArray();
        var seconds = double.Parse(output.RootElement.GetProperty("format").GetProperty("duration").GetString()!, CultureInfo.InvariantCulture);
        return (streams[0].GetProperty("width").GetInt32(), streams[0].GetProperty("height").GetInt32(), streams[0].GetProperty("r_frame_rate").GetString(),
            streams[0].GetProperty("codec_name").GetString(), seconds, [.. streams.Select(s => s.GetProperty("codec_type").GetString())]);
    }

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, ["-hide_banner", "-loglevel", "error", .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(60_000), program + " took too long");
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private string CreateFile(string name, params string[] arguments)
    {
        Run(Ffmpeg.Program, ["-nostdin", "-y", .. arguments, "file:" + GetPath(name)]);
        return GetPath(name);
    }

    private string GetPath(string name) => Path.Combine(_folder, name);

    private sealed class ProgressLog(List<double> values, Action<double>? onReport = null) : IProgress<double>
    {
        public void Report(double value)
        {
            values.Add(value);
            onReport?.Invoke(value);
        }
    }
}
