using PaintSound.Library.Indexing;
using PaintSound.Library.Search;

namespace PaintSound.Library.Tests;

public sealed class IndexingTests : IDisposable
{
    private readonly LibraryFixture _fixture = new();
    private readonly FakeNetworks _networks = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Music_and_paintings_become_works_with_excerpts()
    {
        _fixture.WriteSampleWorks();
        var report = await _fixture.IndexAsync(_networks);

        Assert.Equal((3, 6, 2, 0), (report.Works, report.Excerpts, report.Paintings, report.Unchanged));
        Assert.Empty(report.Skipped);
        Assert.Equal(21.5, report.SoundSeconds, 6);
        var library = WorkLibrary.Open(_fixture.Library);
        var excerpts = library.LoadExcerpts(_networks.Correspondence, _networks.Sound);
        AssertNear([0.0, 4.0], GetStarts(excerpts, "first piece"));
        AssertNear([0.0, 4.0, 8.0], GetStarts(excerpts, "second"));
        Assert.Equal([0.0], GetStarts(excerpts, "quick"));
        Assert.Equal(5, excerpts.SoundHalves.Width);
        Assert.Equal(2, excerpts.Rhythms.Width);
        Assert.Equal(4, excerpts.Timbres.Width);
        Assert.Equal(3, excerpts.Pooleds.Width);
        Assert.Equal(8.5, excerpts.First(excerpt => excerpt.Work.Title == "first piece").Work.DurationSeconds);
        Assert.All(excerpts, excerpt => Assert.Matches("^[0-9a-f]{12}$", excerpt.Work.Id));
        var paintings = library.LoadPaintings(_networks.Correspondence);
        Assert.Equal(["blue", "red"], paintings.Select(painting => painting.Title).Order());
        Assert.Equal(2 * 5, paintings.ImageHalves.Length);
        Assert.Equal(["works"], library.LoadCollections());
        Assert.Equal(excerpts.Select(excerpt => excerpt.Work).Distinct(), library.LoadMusic());
    }

    [Fact]
    public async Task Brings_works_to_their_median_loudness()
    {
        // The decoder says -10 - SECONDS LUFS: -14, -18 and -50.
        _fixture.WriteFile("loud.wav", "music 4 1");
        _fixture.WriteFile("middle.wav", "music 8 1");
        _fixture.WriteFile("soft.wav", "music 40 1");
        await _fixture.IndexAsync(_networks);
        var expected = new Dictionary<string, double> { ["loud"] = -4, ["middle"] = 0, ["soft"] = 12 };
        var library = WorkLibrary.Open(_fixture.Library);
        Assert.Equal(expected, library.LoadMusic().ToDictionary(work => work.Title, work => work.GainDb));
        Assert.All(library.LoadExcerpts(_networks.Correspondence, _networks.Sound), excerpt => Assert.Equal(expected[excerpt.Work.Title], excerpt.GainDb, 0.3));   // even noise
    }

    [Fact]
    public async Task Measures_the_level_of_white_noise()
    {
        _fixture.WriteFile("noise.wav", "music 4 1");
        await _fixture.IndexAsync(_networks);
        var excerpt = Assert.Single(WorkLibrary.Open(_fixture.Library).LoadExcerpts(_networks.Correspondence, _networks.Sound));
        // Uniform in -0.5..0.5: its power is 1/12.
        Assert.Equal(10 * Math.Log10(1 / 12.0), excerpt.LevelDb, 0.1);
    }

    [Fact]
    public async Task A_smaller_hop_gives_overlapping_excerpts_and_embeds_again()
    {
        _fixture.WriteFile("piece.wav", "music 8 1");
        await _fixture.IndexAsync(_networks);
        var report = await _fixture.IndexAsync(_networks, new IndexOptions { HopSeconds = 1 });

        Assert.Equal((1, 5, 0), (report.Works, report.Excerpts, report.Unchanged));
        AssertNear([0.0, 1, 2, 3, 4], GetStarts(WorkLibrary.Open(_fixture.Library).LoadExcerpts(_networks.Correspondence, _networks.Sound), "piece"));
    }

    [Fact]
    public async Task Reports_skipped_files_with_a_reason()
    {
        _fixture.WriteSampleWorks();
        var text = _fixture.WriteFile("notes.wav", "a letter");
        _fixture.WriteFile("notes.txt", "a letter");
        var empty = _fixture.WriteFile("empty.wav", "");
        var video = _fixture.WriteFile("film.mp4", "video");
        var broken = _fixture.WriteFile("broken.png", "picture -1");
        var lost = Path.Combine(_fixture.Works, "lost.wav");
        File.CreateSymbolicLink(lost, Path.Combine(_fixture.Works, "missing.wav"));
        _fixture.WriteFile(".hidden/piece.wav", "music 4 1");
        _fixture.WriteFile(".DS_Store", "a letter");

        var report = await _fixture.IndexAsync(_networks);

        Assert.Equal((3, 2), (report.Works, report.Paintings));
        Assert.Equal(
            [
                new SkippedFile(broken, $"{broken} is broken."),
                new SkippedFile(empty, "The file is empty."),
                new SkippedFile(video, "It is a video, but a library contains only music and pictures. Use paintsound translate for a video.") { IsUnsupported = true },
                new SkippedFile(lost, "It is a link to a file that does not exist."),
                new SkippedFile(text, $"{text} has an unknown format."),
            ],
            report.Skipped);
    }

    [Fact]
    public async Task Allows_the_library_inside_the_works_and_circular_links()
    {
        _fixture.WriteSampleWorks();
        Directory.CreateSymbolicLink(Path.Combine(_fixture.Works, "slow", "up"), _fixture.Works);
        var indexer = new Indexer(_fixture.Decoder, _networks.Load, TimeProvider.System);
        for (var run = 0; run < 2; run++)
        {
            var report = await indexer.IndexAsync(
                _fixture.Works, [_fixture.Works], new IndexOptions(), null, TestContext.Current.CancellationToken);
            Assert.Equal((3, 2), (report.Works, report.Paintings));
            Assert.Empty(report.Skipped);
        }
    }

    [Fact]
    public async Task Each_folder_is_a_collection_by_default()
    {
        _fixture.WriteFile("mine/a.wav", "music 4 1");
        _fixture.WriteFile("theirs/b.wav", "music 4 2");
        string[] folders = [Path.Combine(_fixture.Works, "mine"), Path.Combine(_fixture.Works, "theirs") + Path.DirectorySeparatorChar];
        await _fixture.IndexAsync(_networks, null, folders);
        Assert.Equal(["mine", "theirs"], WorkLibrary.Open(_fixture.Library).LoadCollections());

        var report = await _fixture.IndexAsync(_networks, new IndexOptions { Collection = "composers" }, folders);
        Assert.Equal(2, report.Unchanged);
        Assert.Equal(["composers"], WorkLibrary.Open(_fixture.Library).LoadCollections());
    }

    [Fact]
    public async Task Reports_progress_for_every_file()
    {
        _fixture.WriteSampleWorks();
        _fixture.WriteFile("notes.wav", "a letter");
        var reports = new RecordedProgress();
        await new Indexer(_fixture.Decoder, _networks.Load, TimeProvider.System).IndexAsync(
            _fixture.Library, [_fixture.Works], new IndexOptions(), reports, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 6), reports.All.Select(report => report.FilesDone));
        Assert.All(reports.All, report => Assert.Equal(6, report.FilesTotal));
        Assert.Equal(21.5, reports.All[^1].SoundSeconds, 6);
    }

    // The music is noise, so any moment may be the strongest onset.
    private static void AssertNear(double[] grid, IEnumerable<double> starts) =>
        Assert.All(grid.Zip(starts.ToArray(), (expected, start) => start - expected), shift => Assert.InRange(shift, -0.5, 0.5));

    private static IEnumerable<double> GetStarts(ExcerptTable excerpts, string title) =>
        excerpts.Where(excerpt => excerpt.Work.Title == title).Select(excerpt => excerpt.StartSeconds);

    private sealed class RecordedProgress : IProgress<IndexProgress>
    {
        public List<IndexProgress> All { get; } = [];

        public void Report(IndexProgress value)
        {
            lock (All)
            {
                All.Add(value);
            }
        }
    }
}
