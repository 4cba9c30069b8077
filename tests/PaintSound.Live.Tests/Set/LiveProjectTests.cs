using System.Diagnostics;
using PaintSound.Core.Works;
using PaintSound.Live.Set;
using PaintSound.Live.Set.Lint;
using PaintSound.Live.Set.Lint.Structure;
using PaintSound.Live.Set.Samples;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Live.Tests.Set;

public sealed class LiveProjectTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(90)]
    [InlineData(2000)]
    public async Task Project_is_complete_and_valid(int count)
    {
        var works = _folder.Works(count);
        var report = await WriteAsync(works, "out");

        Assert.Equal(count, report.Clips);
        Assert.Equal(count, report.Copied);
        Assert.Empty(report.Missing);
        Assert.True(Directory.Exists(_folder.Path("out/Ableton Project Info")));
        var set = SetFile.Read(report.File);
        Assert.Empty(SetLint.Check(set, _folder.Path("out")));

        // Every work is at its position in the grid, and its sample is the work's file.
        var grid = new ClipGrid(works);
        var tracks = set.Descendants("AudioTrack").ToArray();
        Assert.Equal(grid.Tracks.Select(track => track.Name), tracks.Select(track => SetTree.Value(track.Element("Name"), "UserName")));
        foreach (var work in works)
        {
            var cell = grid.Find(work.Id)!.Value;
            var clip = tracks[cell.Track].Element("DeviceChain")!.Element("MainSequencer")!.Element("ClipSlotList")!
                .Elements().ElementAt(cell.Scene).Descendants("AudioClip").Single();
            Assert.Equal(work.Title, SetTree.Value(clip, "Name"));
            var sample = SetTree.Value(clip.Descendants("FileRef").Single(), "RelativePath")!;
            Assert.Equal(File.ReadAllBytes(work.File), File.ReadAllBytes(_folder.Path("out/" + sample)));
            Assert.Equal(work.DurationSeconds, SetTree.Number(clip.Element("Loop"), "LoopEnd"), 9);
        }
    }

    [Fact]
    public async Task Works_with_the_same_title_are_clips_with_the_names_of_the_grid()
    {
        MusicWork[] works = [.. _folder.Works(3).Select(work => work with { Title = "01 Intro", Collection = "own" })];
        var set = SetFile.Read((await WriteAsync(works, "out")).File);
        Assert.Equal(["01 Intro", "01 Intro (2)", "01 Intro (3)"], set.Descendants("AudioClip").Select(clip => SetTree.Value(clip, "Name")));
        Assert.Equal(["01 Intro", "01 Intro (2)", "01 Intro (3)"], works.Select(new ClipGrid(works).ClipName));
    }

    [Fact]
    public async Task Same_library_gives_the_same_bytes()
    {
        var works = _folder.Works(40);
        await WriteAsync(works, "one", TestSets.Mapped, portable: true);
        await WriteAsync(works.Reverse(), "other", TestSets.Mapped, portable: true);
        Assert.Equal(Bytes("one"), Bytes("other"));

        // A portable set contains nothing about this computer.
        Assert.DoesNotContain(_folder.Path(""), SetFile.Read(_folder.Path("one/PaintSound.als")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collections_have_colours_and_the_tempo_is_in_parameter_and_automation()
    {
        await WriteAsync(_folder.Works(40), "out", new SetSettings { Tempo = 97.5 });
        var set = SetFile.Read(_folder.Path("out/PaintSound.als"));
        var colours = set.Descendants("AudioTrack").Select(track => (Name: SetTree.Value(track.Element("Name"), "UserName")!, Colour: SetTree.Value(track, "Color"))).ToArray();
        Assert.Equal(3, colours.Select(track => track.Colour).Distinct().Count());
        Assert.All(colours, track => Assert.Equal(colours.First(first => first.Name[..12] == track.Name[..12]).Colour, track.Colour));
        Assert.All(set.Descendants("AudioTrack"), track => Assert.All(
            track.Descendants("AudioClip"), clip => Assert.Equal(SetTree.Value(track, "Color"), SetTree.Value(clip, "Color"))));
        Assert.Equal("97.5", SetTree.Value(set.Descendants("Tempo").Single(tempo => tempo.HasElements), "Manual"));
        Assert.Equal("97.5", set.Descendants("FloatEvent").Single().Attribute("Value")!.Value);
    }

    [Theory]
    [InlineData(true, 0.5011872336272722)]
    [InlineData(false, 1)]
    public async Task Clips_have_the_gain_of_their_works_or_none(bool matchesLoudness, double volume)
    {
        await WriteAsync([_folder.Works(1)[0] with { GainDb = -6 }], "out", new SetSettings { MatchesLoudness = matchesLoudness });
        Assert.Equal(volume, SetTree.Number(SetFile.Read(_folder.Path("out/PaintSound.als")).Descendants("AudioClip").Single(), "SampleVolume"), 9);
    }

    [Fact]
    public async Task Copies_formats_that_Live_reads_and_decodes_the_others()
    {
        var wav = _folder.Wav("source.wav", 24_000);
        MusicWork[] works =
        [
            .. new[] { "a.flac", "b.mp3", "c.ogg", "d.aiff", "e.m4a", "f.opus", "g.ogg" }.Select((name, i) => new MusicWork(
                $"w{i}", name, Convert(wav, name == "g.ogg" ? ["-c:a", "libopus"] : name == "c.ogg" ? ["-c:a", "libvorbis"] : [], name), "own", 3)),
        ];
        var report = await WriteAsync(works, "out");
        Assert.Equal((4, 3), (report.Copied, report.Decoded));
        var files = Directory.GetFiles(_folder.Path("out/Samples/Imported")).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(["a.flac", "b.mp3", "c.ogg", "d.aiff", "e.wav", "f.wav", "g.wav"], files);
        foreach (var clip in SetFile.Read(report.File).Descendants("AudioClip"))
        {
            Assert.Equal(3, SetTree.Number(clip.Element("Loop"), "LoopEnd"), 0.1);
        }
    }

    [Fact]
    public async Task Missing_file_leaves_its_slot_empty()
    {
        var works = _folder.Works(20);
        File.Delete(works[7].File);
        var report = await WriteAsync(works, "out");
        Assert.Equal(19, report.Clips);
        var missing = Assert.Single(report.Missing);
        Assert.Equal(works[7].File, missing.File);
        Assert.Contains("it does not exist", missing.Reason, StringComparison.Ordinal);
        var cell = new ClipGrid(works).Find(works[7].Id)!.Value;
        var slot = SetFile.Read(report.File).Descendants("AudioTrack").ElementAt(cell.Track).Descendants("MainSequencer").Single()
            .Element("ClipSlotList")!.Elements().ElementAt(cell.Scene);
        Assert.Empty(slot.Descendants("AudioClip"));
    }

    [Fact]
    public async Task Leaves_nothing_if_all_files_are_missing()
    {
        var works = _folder.Works(2);
        File.Delete(works[0].File);
        File.Delete(works[1].File);
        var error = await Assert.ThrowsAsync<SetException>(() => WriteAsync(works, "out"));
        Assert.Contains("index its folders again", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Path("out")));
    }

    [Fact]
    public async Task Refuses_a_folder_with_files()
    {
        Directory.CreateDirectory(_folder.Path("out"));
        File.WriteAllText(_folder.Path("out/song.als"), "content");
        var works = _folder.Works(1);
        Assert.Contains("not empty", (await Assert.ThrowsAsync<SetException>(() => WriteAsync(works, "out"))).Message, StringComparison.Ordinal);
        Assert.Contains("is a file", (await Assert.ThrowsAsync<SetException>(() => WriteAsync(works, "out/song.als"))).Message, StringComparison.Ordinal);
        Assert.Equal(["song.als"], Directory.GetFileSystemEntries(_folder.Path("out")).Select(Path.GetFileName));
        Assert.Equal("content", File.ReadAllText(_folder.Path("out/song.als")));
    }

    [Fact]
    public async Task Leaves_nothing_after_a_cancellation()
    {
        var works = _folder.Works(30);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new LiveProject(FfmpegTools.Find(), TimeProvider.System).WriteAsync(
            new ClipGrid(works), _folder.Path("out"), new SetSettings(), false, new CancelAtThree(stop), stop.Token));
        Assert.False(Directory.Exists(_folder.Path("out")));
    }

    [Fact]
    public async Task Library_without_music_is_reported()
    {
        Assert.Contains("no music", (await Assert.ThrowsAsync<SetException>(() => WriteAsync([], "out"))).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Path("out")));
    }

    [Fact]
    public async Task Files_with_the_same_name_have_different_samples()
    {
        Directory.CreateDirectory(_folder.Path("a"));
        Directory.CreateDirectory(_folder.Path("b"));
        MusicWork[] works =
        [
            new("1", "Song", _folder.Wav("a/song.wav", 900), "own", 900 / 8000.0),
            new("2", "Song", _folder.Wav("b/SONG.WAV", 700), "own", 700 / 8000.0),
        ];
        await WriteAsync(works, "out");
        Assert.Equal(
            [700, 900],
            Directory.GetFiles(_folder.Path("out/Samples/Imported")).Select(file => SampleFormatReader.Read(file)!.Frames).Order());
    }

    private Task<ProjectReport> WriteAsync(IEnumerable<MusicWork> works, string name, SetSettings? settings = null, bool portable = false) =>
        new LiveProject(FfmpegTools.Find(), TimeProvider.System).WriteAsync(
            new ClipGrid(works), _folder.Path(name), settings ?? new SetSettings(), portable, null, TestContext.Current.CancellationToken);

    private (string, string)[] Bytes(string name) =>
    [
        .. Directory.GetFiles(_folder.Path(name), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(_folder.Path(name), file), System.Convert.ToHexString(File.ReadAllBytes(file)))),
    ];

    private string Convert(string wav, string[] arguments, string name)
    {
        using var process = Process.Start(FfmpegTools.Find().Program, ["-nostdin", "-loglevel", "error", "-i", wav, .. arguments, _folder.Path(name)]);
        Assert.True(process.WaitForExit(60_000), "ffmpeg took too long to make " + name);
        Assert.Equal(0, process.ExitCode);
        return _folder.Path(name);
    }

    private sealed class CancelAtThree(CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value == 3)
            {
                stop.Cancel();
            }
        }
    }
}
