using System.Diagnostics;
using System.Text.Json;
using PaintSound.Core.Works;
using PaintSound.Live.Import;
using PaintSound.Live.Set;
using PaintSound.Live.Set.Lint;
using PaintSound.Live.Set.Samples;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Live.Tests.Set;

/// <summary>
/// Live gets only what every Live 12 opens: mono and stereo, up to 192 kHz, no 32-bit whole numbers (since 12.1 only), no 64-bit floats. ffmpeg writes the
/// files, and ffprobe says what came out.
/// </summary>
public sealed class SampleLimitsTests(SampleLimitsTests.Files files) : IClassFixture<SampleLimitsTests.Files>, IDisposable
{
    private const double Seconds = 0.25;

    // A WAV file: a set gets it with the right extension, an import as a copy.
    private const string Renamed = "renamed.aiff";
    private readonly Folder _folder = new();

    /// <summary>The file, ffmpeg's options, and whether Live opens it as it is.</summary>
    private static readonly (string Name, string[] Output, bool IsOpened)[] Formats =
    [
        ("8.wav", ["-c:a", "pcm_u8"], true),
        ("16.wav", [], true),
        ("24.wav", ["-c:a", "pcm_s24le", "-ar", "192000"], true),
        ("32.wav", ["-c:a", "pcm_s32le"], false),
        ("float.wav", ["-c:a", "pcm_f32le"], true),
        ("double.wav", ["-c:a", "pcm_f64le"], false),
        ("fast.wav", ["-ar", "384000"], false),
        ("surround.wav", ["-ac", "6"], false),
        ("surround24.wav", ["-ac", "4", "-c:a", "pcm_s24le"], false),
        ("adpcm.wav", ["-c:a", "adpcm_ima_wav"], false),
        ("alaw.wav", ["-c:a", "pcm_alaw"], false),
        ("rf64.wav", ["-rf64", "always"], true),
        ("16.aiff", [], true),
        ("24.aif", ["-c:a", "pcm_s24be", "-ar", "96000"], true),
        ("32.aiff", ["-c:a", "pcm_s32be"], false),
        ("double.aif", ["-c:a", "pcm_f64be"], false),
        ("little.aiff", ["-c:a", "pcm_s16le"], true),
        ("ulaw.aif", ["-c:a", "pcm_mulaw"], false),
        ("surround.aiff", ["-ac", "3"], false),
        ("16.flac", [], true),
        ("24.flac", ["-sample_fmt", "s32", "-ar", "96000"], true),
        ("fast.flac", ["-ar", "352800"], false),
        ("surround.flac", ["-ac", "8"], false),
        ("stereo.ogg", ["-c:a", "libvorbis"], true),
        ("mono.ogg", ["-c:a", "libvorbis", "-ac", "1"], true),
        ("surround.ogg", ["-c:a", "libvorbis", "-ac", "6"], false),
        ("opus.ogg", ["-c:a", "libopus"], false),
        ("flac.ogg", ["-c:a", "flac"], false),
        ("x.mp3", [], true),
        (Renamed, ["-f", "wav"], true),
        ("x.wv", [], false),
        ("x.m4a", [], false),
    ];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_set_of_odd_formats_contains_only_what_Live_opens()
    {
        var works = CreateWorks();
        var report = await new LiveProject(FfmpegTools.Find(), TimeProvider.System).WriteAsync(
            new ClipGrid(works), _folder.Path("out"), new SetSettings(), portable: false, null, TestContext.Current.CancellationToken);
        Assert.Empty(report.Missing);
        Assert.Equal((Formats.Count(format => format.IsOpened), Formats.Count(format => !format.IsOpened)), (report.Copied, report.Decoded));
        var samples = Directory.GetFiles(_folder.Path("out/Samples/Imported"));
        Assert.Equal(works.Length, samples.Length);
        Assert.All(samples, AssertWithinLimits);
        foreach (var (work, format) in works.Zip(Formats).Where(pair => pair.Second.IsOpened))
        {
            var stem = Path.GetFileNameWithoutExtension(format.Name);
            Assert.Contains(samples, sample => Path.GetFileName(sample).StartsWith(stem, StringComparison.Ordinal) && File.ReadAllBytes(sample).SequenceEqual(File.ReadAllBytes(work.File)));
        }
    }

    [Fact]
    public async Task An_import_uses_the_files_that_Live_opens_and_makes_the_others_once()
    {
        var works = CreateWorks();
        ImportSamples samples = new(FfmpegTools.Find(), TimeProvider.System, _folder.Path("copies"));
        var prepared = await samples.PrepareAsync(works, _ => { }, TestContext.Current.CancellationToken);
        Assert.All(prepared.Values.Where(file => !file.EndsWith(".mp3", StringComparison.Ordinal)), file => Assert.True(SampleFormatReader.Read(file)!.IsOpenedByLive));
        Assert.Equal(
            Formats.Where(format => format.IsOpened && format.Name != Renamed).Select(format => files.Path(format.Name)),
            works.Select(work => prepared[work.Id]).Where((file, i) => file == works[i].File));

        // Works in another order have the same copies; a copy is made again only if its work changed.
        var copies = Directory.GetFiles(_folder.Path("copies")).ToDictionary(file => file, File.ReadAllBytes);
        var changed = works.Single(work => work.File.EndsWith("x.m4a", StringComparison.Ordinal));
        foreach (var copy in copies.Keys.Where(copy => copy != prepared[changed.Id]))
        {
            var date = File.GetLastWriteTimeUtc(copy);
            File.WriteAllText(copy, "left alone");
            File.SetLastWriteTimeUtc(copy, date);
        }

        Assert.All(works, work => Assert.True(samples.IsCurrent(work)));
        File.SetLastWriteTimeUtc(changed.File, new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        Assert.Equal([changed.Id], works.Where(work => !samples.IsCurrent(work)).Select(work => work.Id));
        Assert.False(samples.IsCurrent(changed with { File = _folder.Path("gone.opus") }));
        var again = await samples.PrepareAsync([.. works.Reverse()], _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(prepared[changed.Id], again[changed.Id]);
        Assert.Equal(copies[prepared[changed.Id]], File.ReadAllBytes(prepared[changed.Id]));
        Assert.Equal(copies.Count - 1, Directory.GetFiles(_folder.Path("copies")).Count(copy => File.ReadAllText(copy) == "left alone"));
    }

    [Fact]
    public async Task A_work_that_is_gone_or_broken_keeps_its_file_so_that_Live_reports_it()
    {
        File.WriteAllText(_folder.Path("broken.m4a"), "no sound");
        MusicWork[] works = [new("1", "Gone", _folder.Path("gone.opus"), "own", 1), new("2", "Broken", _folder.Path("broken.m4a"), "own", 1)];
        var prepared = await new ImportSamples(FfmpegTools.Find(), TimeProvider.System, _folder.Path("copies")).PrepareAsync(works, _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(works.Select(work => work.File), works.Select(work => prepared[work.Id]));
    }

    [Theory]
    [InlineData("32.wav", "32 bits")]
    [InlineData("fast.flac", "352800 Hz")]
    [InlineData("surround.ogg", "6 channels")]
    [InlineData("double.aif", "64 bits floating point")]
    [InlineData("x.wv", "of a kind that Live does not open")]
    [InlineData("renamed.aiff", "should end with .wav")]
    public async Task The_lint_refuses_a_sample_outside_of_the_limits(string name, string fault)
    {
        var report = await new LiveProject(FfmpegTools.Find(), TimeProvider.System).WriteAsync(
            new ClipGrid(_folder.Works(1)), _folder.Path("out"), new SetSettings(), portable: false, null, TestContext.Current.CancellationToken);
        var set = SetFile.Read(report.File);
        Assert.Empty(SetLint.Check(set, _folder.Path("out")));
        var reference = set.Descendants("SampleRef").Single();
        var relative = $"Samples/Imported/{name}";
        File.Copy(files.Path(name), _folder.Path("out/" + relative));
        reference.Element("FileRef")!.Element("RelativePath")!.SetAttributeValue("Value", relative);
        Assert.Contains(SetLint.Check(set, _folder.Path("out")), found => found.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void A_damaged_header_is_no_format_or_one_that_is_not_opened()
    {
        foreach (var format in Formats)
        {
            var bytes = File.ReadAllBytes(files.Path(format.Name));
            var file = _folder.Path("damaged");
            for (var length = 0; length < 60; length += 3)
            {
                File.WriteAllBytes(file, bytes[..length]);
                Assert.Null(SampleFormatReader.Read(file)?.Frames);
            }
        }
    }

    private MusicWork[] CreateWorks() =>
    [
        .. Formats.Select((format, i) => new MusicWork($"id{i:00}", Path.GetFileNameWithoutExtension(format.Name) + $" {i}", files.Path(format.Name), "own", Seconds)),
    ];

    private static void AssertWithinLimits(string file)
    {
        using var json = JsonDocument.Parse(Run(FfmpegTools.Find().Probe, ["-loglevel", "error", "-print_format", "json", "-show_streams", file]));
        var stream = json.RootElement.GetProperty("streams")[0];
        Assert.InRange(stream.GetProperty("channels").GetInt32(), 1, 2);
        Assert.InRange(int.Parse(stream.GetProperty("sample_rate").GetString()!, System.Globalization.CultureInfo.InvariantCulture), 1, 192_000);
        Assert.Contains(
            stream.GetProperty("codec_name").GetString(),
            new[] { "pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_f32le", "pcm_s16be", "pcm_s24be", "flac", "vorbis", "mp3" });
        Assert.InRange(stream.TryGetProperty("bits_per_raw_sample", out var bits) ? int.Parse(bits.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : 16, 1, 24);
    }

    private static string Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(60_000), $"{program} took too long");
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    /// <summary>The files, made once.</summary>
    public sealed class Files : IDisposable
    {
        private readonly Folder _folder = new();

        public Files()
        {
            Run(
                FfmpegTools.Find().Program,
                [
                    "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", FormattableString.Invariant($"sine=300:r=48000:d={Seconds}"),
                    .. Formats.SelectMany(format => new[] { "-map", "0", "-ac", "2" }.Concat(format.Output).Append(Path(format.Name))),
                ]);
        }

        public string Path(string name) => _folder.Path(name);

        public void Dispose() => _folder.Dispose();
    }
}
