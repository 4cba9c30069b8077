using PaintSound.Library.Indexing;
using PaintSound.Library.Search;

namespace PaintSound.Library.Tests;

public sealed class IndexingTests : IDisposable
{
    private readonly Place _place = new();
    private readonly FakeNetworks _networks = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Music_and_paintings_become_works_with_excerpts()
    {
        _place.WriteSome();
        var report = await _place.IndexAsync(_networks);

        Assert.Equal((3, 6, 2, 0), (report.Works, report.Excerpts, report.Paintings, report.Unchanged));
        Assert.Empty(report.Skipped);
        Assert.Equal(21.5, report.SoundSeconds, 6);
        var library = WorkLibrary.Open(_place.Library);
        var excerpts = library.Excerpts(_networks.Correspondence, _networks.Sound);
        Assert.Equal([0.0, 4.0], Starts(excerpts, "first piece"));
        Assert.Equal([0.0, 4.0, 8.0], Starts(excerpts, "second"));
        Assert.Equal([0.0], Starts(excerpts, "quick"));
        Assert.Equal(6 * 5, excerpts.SoundHalves.Length);
        Assert.Equal(6 * 2, excerpts.Rhythms.Length);
        Assert.Equal(6 * 4, excerpts.Timbres.Length);
        Assert.Equal(6 * 3, excerpts.Pooleds.Length);
        Assert.Equal(8.5, excerpts.First(excerpt => excerpt.Work.Title == "first piece").Work.DurationSeconds);
        Assert.All(excerpts, excerpt => Assert.Matches("^[0-9a-f]{12}$", excerpt.Work.Id));
        var paintings = library.Paintings(_networks.Correspondence);
        Assert.Equal(["blue", "red"], paintings.Select(painting => painting.Title).Order());
        Assert.Equal(2 * 5, paintings.ImageHalves.Length);
        Assert.Equal(["works"], library.Collections());
        Assert.Equal(excerpts.Select(excerpt => excerpt.Work).Distinct(), library.Music());
    }

    [Fact]
    public async Task White_noise_has_its_level_and_silence_its_own()
    {
        _place.Write("noise.wav", "music 4 1");
        await _place.IndexAsync(_networks);
        var excerpt = Assert.Single(WorkLibrary.Open(_place.Library).Excerpts(_networks.Correspondence, _networks.Sound));
        // Uniform in -0.5..0.5: its power is 1/12.
        Assert.Equal(10 * Math.Log10(1 / 12.0), excerpt.LevelDb, 0.1);
    }

    [Fact]
    public async Task A_finer_hop_gives_overlapping_excerpts_and_embeds_anew()
    {
        _place.Write("piece.wav", "music 8 1");
        await _place.IndexAsync(_networks);
        var report = await _place.IndexAsync(_networks, new IndexOptions { HopSeconds = 1 });

        Assert.Equal((1, 5, 0), (report.Works, report.Excerpts, report.Unchanged));
        Assert.Equal([0.0, 1, 2, 3, 4], Starts(WorkLibrary.Open(_place.Library).Excerpts(_networks.Correspondence, _networks.Sound), "piece"));
    }

    [Fact]
    public async Task What_cannot_be_indexed_is_named_with_its_reason()
    {
        _place.WriteSome();
        var text = _place.Write("notes.txt", "a letter");
        var empty = _place.Write("empty.wav", "");
        var video = _place.Write("film.mp4", "video");
        var broken = _place.Write("broken.png", "picture -1");
        var lost = Path.Combine(_place.Works, "lost.wav");
        File.CreateSymbolicLink(lost, Path.Combine(_place.Works, "nowhere.wav"));
        _place.Write(".hidden/piece.wav", "music 4 1");
        _place.Write(".DS_Store", "a letter");

        var report = await _place.IndexAsync(_networks);

        Assert.Equal((3, 2), (report.Works, report.Paintings));
        Assert.Equal(
            [
                new SkippedFile(broken, $"{broken} is broken."),
                new SkippedFile(empty, "The file is empty."),
                new SkippedFile(video, "It is a video: a library holds music and paintings. paintsound translate hears a video."),
                new SkippedFile(lost, "It is a link to a file that is not there."),
                new SkippedFile(text, $"{text} is of no known format."),
            ],
            report.Skipped);
    }

    [Fact]
    public async Task The_library_may_lie_among_the_works_and_links_may_go_round()
    {
        _place.WriteSome();
        Directory.CreateSymbolicLink(Path.Combine(_place.Works, "slow", "up"), _place.Works);
        var indexer = new Indexer(_place.Decoder, _networks.Load, TimeProvider.System);
        for (var run = 0; run < 2; run++)
        {
            var report = await indexer.IndexAsync(
                _place.Works, [_place.Works], new IndexOptions(), null, TestContext.Current.CancellationToken);
            Assert.Equal((3, 2), (report.Works, report.Paintings));
            Assert.Empty(report.Skipped);
        }
    }

    [Fact]
    public async Task Each_folder_is_a_collection_unless_one_is_named()
    {
        _place.Write("mine/a.wav", "music 4 1");
        _place.Write("theirs/b.wav", "music 4 2");
        string[] folders = [Path.Combine(_place.Works, "mine"), Path.Combine(_place.Works, "theirs") + Path.DirectorySeparatorChar];
        await _place.IndexAsync(_networks, null, folders);
        Assert.Equal(["mine", "theirs"], WorkLibrary.Open(_place.Library).Collections());

        var report = await _place.IndexAsync(_networks, new IndexOptions { Collection = "composers" }, folders);
        Assert.Equal(2, report.Unchanged);
        Assert.Equal(["composers"], WorkLibrary.Open(_place.Library).Collections());
    }

    [Fact]
    public async Task Progress_comes_to_its_end()
    {
        _place.WriteSome();
        _place.Write("notes.txt", "a letter");
        var reports = new Reports();
        await new Indexer(_place.Decoder, _networks.Load, TimeProvider.System).IndexAsync(
            _place.Library, [_place.Works], new IndexOptions(), reports, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 6), reports.All.Select(report => report.FilesDone));
        Assert.All(reports.All, report => Assert.Equal(6, report.FilesTotal));
        Assert.Equal(21.5, reports.All[^1].SoundSeconds, 6);
    }

    private static IEnumerable<double> Starts(ExcerptTable excerpts, string title) =>
        excerpts.Where(excerpt => excerpt.Work.Title == title).Select(excerpt => excerpt.StartSeconds);

    private sealed class Reports : IProgress<IndexProgress>
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
