using System.Diagnostics;
using PaintSound.Library.Indexing;
using PaintSound.Library.Search;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Library.Tests;

/// <summary>Indexes files of many formats that ffmpeg creates and decodes.</summary>
public sealed class FfmpegIndexingTests : IDisposable
{
    private readonly LibraryFixture _fixture = new();
    private readonly FakeNetworks _networks = new();
    private readonly FfmpegTools _ffmpeg = FfmpegTools.Find();

    public FfmpegIndexingTests() => Directory.CreateDirectory(_fixture.Works);

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("eight-bit.wav", "-ar", "8000", "-c:a", "pcm_u8")]
    [InlineData("high-rate.wav", "-ar", "96000", "-ac", "2", "-c:a", "pcm_s24le")]
    [InlineData("high-rate.flac", "-ar", "96000")]
    [InlineData("six.wav", "-ac", "6")]
    [InlineData("piece.mp3")]
    [InlineData("piece.ogg")]
    [InlineData("piece.opus")]
    [InlineData("piece.m4a")]
    [InlineData("piece.wma")]
    [InlineData("piece.aiff")]
    [InlineData("no-ending", "-f", "wav")]
    public async Task Indexes_music_of_any_format(string name, params string[] output)
    {
        CreateTone(name, 9, output);
        var report = await IndexAsync();

        Assert.Empty(report.Skipped);
        var excerpts = LoadExcerpts();
        // A lossy encoder may make a soft onset of its own at the beginning of a tone.
        Assert.All(excerpts.Select(excerpt => excerpt.StartSeconds).Zip([0.0, 4.0]), start => Assert.InRange(start.First, start.Second - 0.5, start.Second + 0.5));
        Assert.Equal(2, excerpts.Count);
        Assert.All(excerpts, excerpt => Assert.InRange(excerpt.LevelDb, -15, 0));
        Assert.Equal(9, excerpts[0].Work.DurationSeconds, 0.2);
    }

    [Fact]
    public async Task Indexes_silence_with_its_level()
    {
        CreateFile("silence.wav", "-f", "lavfi", "-i", "anullsrc=d=8");
        await IndexAsync();
        Assert.Equal([-120f, -120f], LoadExcerpts().Select(excerpt => excerpt.LevelDb));
    }

    [Fact]
    public async Task One_second_becomes_one_excerpt_padded_with_silence()
    {
        CreateTone("short.wav", 1);
        CreateTone("whole.wav", 4);
        await IndexAsync();

        var excerpts = LoadExcerpts();
        Assert.Equal(2, excerpts.Count);
        var levels = excerpts.ToDictionary(excerpt => excerpt.Work.Title, excerpt => excerpt.LevelDb);
        Assert.Equal(10 * Math.Log10(4), levels["whole"] - levels["short"], 0.1);
    }

    [Fact]
    public async Task Measures_the_onset_rate_of_taps_and_of_a_held_tone()
    {
        CreateFile("taps.wav", "-f", "lavfi", "-i", "aevalsrc=0.5*sin(2*PI*800*t)*exp(-30*mod(t\\,0.5)):s=16000:d=12");
        CreateTone("held.wav", 12);
        await IndexAsync();

        var middle = LoadExcerpts().Where(excerpt => excerpt.StartSeconds is > 3.4 and < 4.6).ToDictionary(excerpt => excerpt.Work.Title);
        Assert.Equal(2, middle["taps"].OnsetRate, 0.3);
        Assert.False(middle["taps"].IsHeld);
        Assert.True(middle["held"].IsHeld);
    }

    [Fact]
    public async Task Reports_broken_files_and_indexes_the_others()
    {
        CreateTone("good.wav", 4);
        CreatePicture("good.png");
        CreateFile("film.mp4", "-f", "lavfi", "-i", "testsrc=d=1:s=64x64");
        Write("text.mp3", "This is only a letter.");
        Write("random.flac", CreateNoise(5000));
        Write("empty.ogg", []);
        Write("broken.png", File.ReadAllBytes(CreatePicture("cut.png"))[..200]);
        File.Delete(Path.Combine(_fixture.Works, "cut.png"));
        var report = await IndexAsync();

        Assert.Equal((1, 1), (report.Works, report.Paintings));
        Assert.Equal(
            ["broken.png", "empty.ogg", "film.mp4", "random.flac", "text.mp3"],
            report.Skipped.Select(skipped => Path.GetFileName(skipped.File)));
        Assert.All(report.Skipped, skipped => Assert.InRange(skipped.Reason.Length, 10, 400));
    }

    [Fact]
    public async Task Reports_a_file_without_read_permission()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("This user can read all files.");
            return;
        }

        var file = CreateTone("secret.wav", 4);
        var folder = Directory.CreateDirectory(Path.Combine(_fixture.Works, "closed"));
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
    public async Task Memory_use_does_not_depend_on_the_length_of_a_work()
    {
        const int Minutes = 20;
        CreateFile("long.wav", "-f", "lavfi", "-i", $"sine=300:d={Minutes * 60}", "-ar", "8000", "-c:a", "pcm_u8");
        List<long> memory = [];
        var measuring = new FakeNetworks(beforeCall: call =>
        {
            if (call % 100 == 0)
            {
                memory.Add(GC.GetTotalMemory(forceFullCollection: true));
            }
        });
        var report = await IndexAsync(measuring);

        Assert.Equal(Minutes * 60 / 4, report.Excerpts);
        Assert.Equal(6, memory.Count);
        // The samples alone need 77 MB.
        Assert.InRange(memory[^1] - memory[0], long.MinValue, 8_000_000);
    }

    private Task<IndexReport> IndexAsync(FakeNetworks? networks = null) =>
        new Indexer(new FfmpegDecoder(_ffmpeg, TimeProvider.System), (networks ?? _networks).Load, TimeProvider.System).IndexAsync(
            _fixture.Library, [_fixture.Works], new IndexOptions(), null, TestContext.Current.CancellationToken);

    private ExcerptTable LoadExcerpts() => WorkLibrary.Open(_fixture.Library).LoadExcerpts(_networks.Correspondence, _networks.Sound);

    private string CreateTone(string name, double seconds, params string[] output) =>
        CreateFile(name, ["-f", "lavfi", "-i", $"aevalsrc=0.5*sin(2*PI*440*t):s=44100:d={seconds}", .. output]);

    private string CreatePicture(string name) => CreateFile(name, "-f", "lavfi", "-i", "testsrc2=s=320x240", "-frames:v", "1");

    private string CreateFile(string name, params string[] arguments)
    {
        var file = Path.Combine(_fixture.Works, name);
        using var process = Process.Start(_ffmpeg.Program, ["-hide_banner", "-nostdin", "-loglevel", "error", .. arguments, file]);
        Assert.True(process.WaitForExit(180_000), "ffmpeg took too long to create " + name);
        Assert.Equal(0, process.ExitCode);
        return file;
    }

    private void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(_fixture.Works, name), content);

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_fixture.Works, name), content);

    private static byte[] CreateNoise(int bytes)
    {
        var noise = new byte[bytes];
        new Random(1).NextBytes(noise);
        return noise;
    }
}
