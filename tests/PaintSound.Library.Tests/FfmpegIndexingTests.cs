using System.Diagnostics;
using PaintSound.Library.Indexing;
using PaintSound.Library.Search;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Library.Tests;

/// <summary>Files of many kinds, made and read by ffmpeg itself.</summary>
public sealed class RealFilesTests : IDisposable
{
    private readonly Place _place = new();
    private readonly FakeNetworks _networks = new();
    private readonly FfmpegTools _ffmpeg = FfmpegTools.Find();

    public RealFilesTests() => Directory.CreateDirectory(_place.Works);

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("eight-bit.wav", "-ar", "8000", "-c:a", "pcm_u8")]
    [InlineData("studio.wav", "-ar", "96000", "-ac", "2", "-c:a", "pcm_s24le")]
    [InlineData("studio.flac", "-ar", "96000")]
    [InlineData("six.wav", "-ac", "6")]
    [InlineData("piece.mp3")]
    [InlineData("piece.ogg")]
    [InlineData("piece.opus")]
    [InlineData("piece.m4a")]
    [InlineData("piece.wma")]
    [InlineData("piece.aiff")]
    [InlineData("no-ending", "-f", "wav")]
    public async Task Music_of_any_format_is_heard(string name, params string[] output)
    {
        Tone(name, 9, output);
        var report = await IndexAsync();

        Assert.Empty(report.Skipped);
        var excerpts = Excerpts();
        Assert.Equal([0.0, 4.0], excerpts.Select(excerpt => excerpt.StartSeconds));
        Assert.All(excerpts, excerpt => Assert.InRange(excerpt.LevelDb, -15, 0));
        Assert.Equal(9, excerpts[0].Work.DurationSeconds, 0.2);
    }

    [Fact]
    public async Task Silence_is_kept_with_its_level()
    {
        Make("silence.wav", "-f", "lavfi", "-i", "anullsrc=d=8");
        await IndexAsync();
        Assert.Equal([-120f, -120f], Excerpts().Select(excerpt => excerpt.LevelDb));
    }

    [Fact]
    public async Task One_second_is_one_excerpt_followed_by_silence()
    {
        Tone("short.wav", 1);
        Tone("whole.wav", 4);
        await IndexAsync();

        var excerpts = Excerpts();
        Assert.Equal(2, excerpts.Count);
        var levels = excerpts.ToDictionary(excerpt => excerpt.Work.Title, excerpt => excerpt.LevelDb);
        Assert.Equal(10 * Math.Log10(4), levels["whole"] - levels["short"], 0.1);
    }

    [Fact]
    public async Task A_piano_roll_of_taps_has_their_rate_and_a_held_tone_none()
    {
        Make("taps.wav", "-f", "lavfi", "-i", "aevalsrc=0.5*sin(2*PI*800*t)*exp(-30*mod(t\\,0.5)):s=16000:d=12");
        Tone("held.wav", 12);
        await IndexAsync();

        var middle = Excerpts().Where(excerpt => excerpt.StartSeconds == 4).ToDictionary(excerpt => excerpt.Work.Title);
        Assert.Equal(2, middle["taps"].OnsetRate, 0.3);
        Assert.False(middle["taps"].IsHeld);
        Assert.True(middle["held"].IsHeld);
    }

    [Fact]
    public async Task Broken_files_are_named_and_the_rest_goes_on()
    {
        Tone("good.wav", 4);
        Picture("good.png");
        Make("film.mp4", "-f", "lavfi", "-i", "testsrc=d=1:s=64x64");
        Write("text.mp3", "This is only a letter.");
        Write("random.flac", Noise(5000));
        Write("empty.ogg", []);
        Write("broken.png", File.ReadAllBytes(Picture("cut.png"))[..200]);
        File.Delete(Path.Combine(_place.Works, "cut.png"));
        var report = await IndexAsync();

        Assert.Equal((1, 1), (report.Works, report.Paintings));
        Assert.Equal(
            ["broken.png", "empty.ogg", "film.mp4", "random.flac", "text.mp3"],
            report.Skipped.Select(skipped => Path.GetFileName(skipped.File)));
        Assert.All(report.Skipped, skipped => Assert.InRange(skipped.Reason.Length, 10, 400));
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_is_named()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("This user may read everything.");
            return;
        }

        var file = Tone("secret.wav", 4);
        var folder = Directory.CreateDirectory(Path.Combine(_place.Works, "closed"));
        File.SetUnixFileMode(file, UnixFileMode.None);
        folder.UnixFileMode = UnixFileMode.None;
        try
        {
            var report = await IndexAsync();
            Assert.Equal([folder.FullName, file], report.Skipped.Select(skipped => skipped.File));
        }
        finally
        {
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }
    }

    [Fact]
    public async Task A_long_work_needs_no_more_memory_than_a_short_one()
    {
        const int Minutes = 20;
        Make("long.wav", "-f", "lavfi", "-i", $"sine=300:d={Minutes * 60}", "-ar", "8000", "-c:a", "pcm_u8");
        List<long> memory = [];
        var watching = new FakeNetworks(beforeCall: call =>
        {
            if (call % 100 == 0)
            {
                memory.Add(GC.GetTotalMemory(forceFullCollection: true));
            }
        });
        var report = await IndexAsync(watching);

        Assert.Equal(Minutes * 60 / 4, report.Excerpts);
        Assert.Equal(6, memory.Count);
        // The samples alone would be 77 MB.
        Assert.InRange(memory[^1] - memory[0], long.MinValue, 8_000_000);
    }

    private Task<IndexReport> IndexAsync(FakeNetworks? networks = null) =>
        new Indexer(new FfmpegDecoder(_ffmpeg, TimeProvider.System), (networks ?? _networks).Load, TimeProvider.System).IndexAsync(
            _place.Library, [_place.Works], new IndexOptions(), null, TestContext.Current.CancellationToken);

    private ExcerptTable Excerpts() => WorkLibrary.Open(_place.Library).Excerpts(_networks.Correspondence, _networks.Sound);

    private string Tone(string name, double seconds, params string[] output) =>
        Make(name, ["-f", "lavfi", "-i", $"aevalsrc=0.5*sin(2*PI*440*t):s=44100:d={seconds}", .. output]);

    private string Picture(string name) => Make(name, "-f", "lavfi", "-i", "testsrc2=s=320x240", "-frames:v", "1");

    private string Make(string name, params string[] arguments)
    {
        var file = Path.Combine(_place.Works, name);
        using var process = Process.Start(_ffmpeg.Program, ["-hide_banner", "-nostdin", "-loglevel", "error", .. arguments, file]);
        Assert.True(process.WaitForExit(180_000), "ffmpeg took too long to make " + name);
        Assert.Equal(0, process.ExitCode);
        return file;
    }

    private void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(_place.Works, name), content);

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_place.Works, name), content);

    private static byte[] Noise(int bytes)
    {
        var noise = new byte[bytes];
        new Random(1).NextBytes(noise);
        return noise;
    }
}
