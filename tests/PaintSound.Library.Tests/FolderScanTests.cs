using System.Diagnostics;
using PaintSound.Library.Indexing;
using PaintSound.Library.Search;

namespace PaintSound.Library.Tests;

/// <summary>Folders as artists have them: links, sidecars of other programs, odd names, files that change meanwhile.</summary>
public sealed class FolderScanTests : IDisposable
{
    private readonly LibraryFixture _fixture = new();
    private readonly FakeNetworks _networks = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("kick.wav.asd")]
    [InlineData("song.als")]
    [InlineData("rack.adg")]
    [InlineData("clip.alc")]
    [InlineData("device.amxd")]
    [InlineData("cover notes.txt")]
    [InlineData("LICENSE")]
    [InlineData("README.md")]
    [InlineData("score.PDF")]
    [InlineData("notes.mid")]
    [InlineData("disc.cue")]
    [InlineData("list.m3u")]
    [InlineData("list.m3u8")]
    [InlineData("album.nfo")]
    [InlineData("edit.xmp")]
    [InlineData("Thumbs.db")]
    [InlineData("desktop.ini")]
    [InlineData(".DS_Store")]
    [InlineData("._first.wav")]
    [InlineData(".hidden.wav")]
    [InlineData("data.unknown")]
    [InlineData("archive.zip")]
    [InlineData("picture.svg")]
    public async Task Other_files_are_passed_over_and_counted(string name)
    {
        _fixture.WriteFile("first.wav", "music 4 1");
        _fixture.WriteFile(name, "not media");
        _fixture.WriteFile("deep/" + name, "");
        var report = await _fixture.IndexAsync(_networks);
        Assert.Empty(report.Skipped);
        Assert.Equal((1, 0, 2), (report.Works, report.Paintings, report.PassedOver));
        Assert.Equal(1, (await _fixture.IndexAsync(_networks)).Unchanged);
    }

    [Theory]
    [InlineData("album/cover.jpg", true)]
    [InlineData("album/Folder.PNG", true)]
    [InlineData("album/front.jpeg", true)]
    [InlineData("paintings/cover.jpg", false)]
    [InlineData("album/cover version.jpg", false)]
    [InlineData("album/scans/cover.jpg", false)]
    public async Task Album_art_beside_music_is_no_painting(string name, bool isArt)
    {
        _fixture.WriteFile("album/first.wav", "music 4 1");
        _fixture.WriteFile(name, "picture 4");
        var report = await _fixture.IndexAsync(_networks);
        Assert.Equal((1, isArt ? 0 : 1, isArt ? 1 : 0), (report.Works, report.Paintings, report.PassedOver));
    }

    [Theory]
    [InlineData("broken.wav")]
    [InlineData("broken.MP3")]
    [InlineData("broken.jpeg")]
    [InlineData("broken.heic")]
    public async Task A_media_file_that_cannot_be_read_is_named(string name)
    {
        var broken = _fixture.WriteFile(name, "not media");
        var report = await _fixture.IndexAsync(_networks);
        Assert.Equal([new SkippedFile(broken, $"{broken} has an unknown format.")], report.Skipped);
    }

    [Fact]
    public async Task Every_file_is_found_once_however_it_is_reached()
    {
        var first = _fixture.WriteFile("music/first.wav", "music 4 1");
        var outside = _fixture.WriteFile("outside/second.wav", "music 4 2");
        var music = Path.Combine(_fixture.Works, "music");
        var deep = Directory.CreateDirectory(Path.Combine(music, "deep", "deeper")).FullName;
        File.CreateSymbolicLink(Path.Combine(music, "one.wav"), outside);
        File.CreateSymbolicLink(Path.Combine(music, "two.wav"), Path.Combine("..", "outside", "second.wav"));
        File.CreateSymbolicLink(Path.Combine(music, "again.wav"), first);
        File.CreateSymbolicLink(Path.Combine(music, "chain.wav"), Path.Combine(music, "one.wav"));
        Directory.CreateSymbolicLink(Path.Combine(music, "up"), "..");
        Directory.CreateSymbolicLink(Path.Combine(music, "self"), ".");
        Directory.CreateSymbolicLink(Path.Combine(deep, "top"), music);
        Directory.CreateSymbolicLink(Path.Combine(deep, "through"), Path.Combine(music, "up", "music", "deep"));
        Directory.CreateSymbolicLink(Path.Combine(_fixture.Works, "entrance"), music);
        string[] broken = [Path.Combine(music, "gone.wav"), Path.Combine(music, "round"), Path.Combine(music, "trip")];
        File.CreateSymbolicLink(broken[0], "nothing.wav");
        File.CreateSymbolicLink(broken[1], "trip");
        File.CreateSymbolicLink(broken[2], "round");

        foreach (var folders in new string[][] { [music], [Path.Combine(_fixture.Works, "entrance")], [Path.Combine(_fixture.Works, "entrance"), music, _fixture.Works] })
        {
            var report = await _fixture.IndexAsync(_networks, new IndexOptions { Collection = "all" }, folders);
            Assert.Equal(broken.Select(link => new SkippedFile(link, "It is a link to a file that does not exist.")), report.Skipped);
            Assert.Equal(2, report.Works);
            Assert.Equal([first, outside], LoadMusic().Select(work => work.File).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("-leading.wav")]
    [InlineData("100%d.wav")]
    [InlineData("a\nb.wav")]
    [InlineData("caf\u00e9.wav")]
    [InlineData("cafe\u0301.wav")]
    [InlineData("日本 Ω \U0001F3A8.wav")]
    [InlineData("quote\"'`$(x).wav")]
    [InlineData(" blanks .wav")]
    [InlineData("c:d?e*f|g.wav")]
    [InlineData("[1].wav")]
    public async Task Names_of_any_kind_are_indexed(string name)
    {
        if (OperatingSystem.IsWindows() && name.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) >= 0)
        {
            Assert.Skip("Windows does not allow this name.");
        }

        var file = _fixture.WriteFile(name, "music 4 1");
        Assert.Empty((await _fixture.IndexAsync(_networks)).Skipped);
        Assert.Equal(file, LoadMusic().Single().File);
        Assert.Equal(1, (await _fixture.IndexAsync(_networks)).Unchanged);
    }

    [Fact]
    public async Task A_very_long_path_is_indexed()
    {
        var file = _fixture.WriteFile(Path.Combine([.. Enumerable.Repeat(new string('f', 200), 12), "piece.wav"]), "music 4 1");
        Assert.Empty((await _fixture.IndexAsync(_networks)).Skipped);
        Assert.Equal(file, LoadMusic().Single().File);
    }

    [Fact]
    public async Task A_name_that_is_not_utf8_is_named_with_the_reason()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Only Linux allows such names.");
        }

        _fixture.WriteFile("first.wav", "music 4 1");
        await RunShellAsync(@"printf 'music 4 2' > $'caf\xe9.wav'; printf x > $'caf\xe9.txt'; mkdir $'\xff'; printf 'music 4 3' > $'\xff/piece.wav'");
        try
        {
            var report = await _fixture.IndexAsync(_networks);
            Assert.Equal(1, report.Works);
            Assert.Equal(["caf\uFFFD.wav", "\uFFFD"], report.Skipped.Select(skipped => Path.GetFileName(skipped.File)));
            Assert.All(report.Skipped, skipped => Assert.Contains("not valid UTF-8", skipped.Reason));
        }
        finally
        {
            await RunShellAsync(@"rm -r $'caf\xe9.wav' $'caf\xe9.txt' $'\xff'");
        }
    }

    [Theory]
    [InlineData("piece.wav", "music 4 1", "music 8 2")]
    [InlineData("red.png", "picture 1", "picture 22")]
    public async Task A_file_that_changes_once_is_read_again(string name, string before, string after)
    {
        var file = _fixture.WriteFile(name, before);
        _fixture.Decoder.AfterRead = _ =>
        {
            _fixture.Decoder.AfterRead = null;
            File.WriteAllText(file, after);
        };
        Assert.Empty((await _fixture.IndexAsync(_networks)).Skipped);
        var content = _fixture.Dump(_networks);
        Assert.Equal(1, (await _fixture.IndexAsync(_networks)).Unchanged);
        Directory.Delete(_fixture.Library, recursive: true);
        await _fixture.IndexAsync(_networks);
        Assert.Equal(content, _fixture.Dump(_networks));
    }

    [Theory]
    [InlineData("piece.wav", "music 4 1")]
    [InlineData("red.png", "picture 1")]
    public async Task A_file_that_keeps_changing_is_named(string name, string content)
    {
        var file = _fixture.WriteFile(name, content);
        var time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        _fixture.Decoder.AfterRead = changing => File.SetLastWriteTimeUtc(changing, time = time.AddSeconds(1));
        var report = await _fixture.IndexAsync(_networks);
        Assert.Equal((0, 0), (report.Works, report.Paintings));
        Assert.Equal([new SkippedFile(file, "It changed each time it was read. Index the folder again when nothing writes to it any more.")], report.Skipped);
    }

    [Theory]
    [InlineData("piece.wav", "music 4 1")]
    [InlineData("red.png", "picture 1")]
    public async Task A_file_that_vanishes_is_named_and_not_indexed(string name, string content)
    {
        var file = _fixture.WriteFile(name, content);
        _fixture.WriteFile("stays.wav", "music 4 9");
        _fixture.Decoder.AfterRead = read =>
        {
            if (read == file)
            {
                File.Delete(file);
            }
        };
        var report = await _fixture.IndexAsync(_networks);
        Assert.Equal((1, 0), (report.Works, report.Paintings));
        Assert.Equal([new SkippedFile(file, "It was removed while the folder was indexed.")], report.Skipped);
    }

    [Fact]
    public async Task A_warning_names_a_file_that_is_in_the_library()
    {
        var cut = _fixture.WriteFile("cut.jpg", "picture 1000");
        var report = await _fixture.IndexAsync(_networks);
        Assert.Equal(1, report.Paintings);
        Assert.Empty(report.Skipped);
        Assert.Equal([new FileWarning(cut, $"{cut} is used, but it was cut off.")], report.Warnings);
    }

    private async Task RunShellAsync(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = _fixture.Works })!;
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, shell.ExitCode);
    }

    private IReadOnlyList<Core.Works.MusicWork> LoadMusic() => [.. WorkLibrary.Open(_fixture.Library).LoadMusic()];
}
