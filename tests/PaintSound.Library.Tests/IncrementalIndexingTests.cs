using PaintSound.Library.Indexing;
using PaintSound.Library.Search;

namespace PaintSound.Library.Tests;

public sealed class IncrementalIndexingTests : IDisposable
{
    private readonly LibraryFixture _fixture = new();
    private readonly FakeNetworks _networks = new(beforeCall: _ => { });

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Unchanged_files_are_not_opened_again()
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        var (before, calls, inspections) = (_fixture.Dump(_networks), _networks.Calls, _fixture.Decoder.Inspections);
        var report = await _fixture.IndexAsync(_networks);

        Assert.Equal((3, 6, 2, 5), (report.Works, report.Excerpts, report.Paintings, report.Unchanged));
        Assert.Equal((calls, inspections), (_networks.Calls, _fixture.Decoder.Inspections));
        Assert.Equal(before, _fixture.Dump(_networks));
    }

    [Fact]
    public async Task A_moved_file_keeps_its_id_and_is_not_embedded_again()
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        var id = FindId("second");
        var calls = _networks.Calls;
        Directory.Move(Path.Combine(_fixture.Works, "slow"), Path.Combine(_fixture.Works, "moved"));
        File.Move(Path.Combine(_fixture.Works, "moved", "second.mp3"), Path.Combine(_fixture.Works, "moved", "renamed.mp3"));
        var report = await _fixture.IndexAsync(_networks);

        Assert.Equal((3, 6, 2, 5), (report.Works, report.Excerpts, report.Paintings, report.Unchanged));
        Assert.Equal(calls, _networks.Calls);
        Assert.Equal(id, FindId("renamed"));
    }

    [Fact]
    public async Task Recognises_a_file_moved_to_another_indexed_folder()
    {
        var before = _fixture.WriteFile("a/piece.wav", "music 4 1");
        _fixture.WriteFile("b/other.wav", "music 4 2");
        var (a, b) = (Path.Combine(_fixture.Works, "a"), Path.Combine(_fixture.Works, "b"));
        await _fixture.IndexAsync(_networks, null, a, b);
        File.Move(before, Path.Combine(b, "piece.wav"));
        var report = await _fixture.IndexAsync(_networks, null, b);

        Assert.Equal((2, 2), (report.Works, report.Unchanged));
        Assert.Equal(["b"], WorkLibrary.Open(_fixture.Library).LoadCollections());
    }

    [Fact]
    public async Task Removes_deleted_files_of_the_indexed_folders_only()
    {
        var deleted = _fixture.WriteFile("a/deleted.wav", "music 4 1");
        _fixture.WriteFile("a/stays.wav", "music 4 2");
        var elsewhere = _fixture.WriteFile("b/elsewhere.wav", "music 4 3");
        var (a, b) = (Path.Combine(_fixture.Works, "a"), Path.Combine(_fixture.Works, "b"));
        await _fixture.IndexAsync(_networks, null, a, b);
        File.Delete(deleted);
        File.Delete(elsewhere);
        var report = await _fixture.IndexAsync(_networks, null, a);

        Assert.Equal((2, 2), (report.Works, report.Excerpts));
        Assert.Equal(["elsewhere", "stays"], LoadTitles());
    }

    [Fact]
    public async Task A_changed_file_replaces_its_earlier_content()
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        _fixture.WriteFile("quick.flac", "music 16 9");
        var report = await _fixture.IndexAsync(_networks);

        Assert.Equal((3, 9, 2, 4), (report.Works, report.Excerpts, report.Paintings, report.Unchanged));
        Assert.Equal(["first piece", "quick", "second"], LoadTitles());
    }

    [Fact]
    public async Task Removes_a_file_that_became_unreadable()
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        var broken = _fixture.WriteFile("quick.flac", "not music");
        var emptied = _fixture.WriteFile("pictures/red.png", "");
        var report = await _fixture.IndexAsync(_networks);

        Assert.Equal((2, 1), (report.Works, report.Paintings));
        Assert.Equal([emptied, broken], report.Skipped.Select(skipped => skipped.File));
    }

    [Fact]
    public async Task Two_files_with_the_same_content_are_one_work()
    {
        _fixture.WriteFile("a.wav", "music 4 1");
        var copy = _fixture.WriteFile("b.wav", "music 4 1");
        await _fixture.IndexAsync(_networks);
        Assert.Equal(["a"], LoadTitles());

        File.Delete(Path.Combine(_fixture.Works, "a.wav"));
        var report = await _fixture.IndexAsync(_networks);
        Assert.Equal((1, 1, 1), (report.Works, report.Excerpts, report.Unchanged));
        Assert.Equal(["b"], LoadTitles());
        Assert.Equal(copy, LoadExcerpts().Single().Work.File);
    }

    [Fact]
    public async Task The_order_of_indexing_does_not_matter()
    {
        _fixture.WriteSampleWorks();
        var (slow, all) = (Path.Combine(_fixture.Works, "slow"), new IndexOptions { Collection = "all", Pipelines = 1 });
        await _fixture.IndexAsync(_networks, all);
        var expected = _fixture.Dump(_networks);
        Directory.Delete(_fixture.Library, recursive: true);
        await _fixture.IndexAsync(_networks, all, slow);
        await _fixture.IndexAsync(_networks, all with { Pipelines = 2 });

        Assert.Equal(expected, _fixture.Dump(_networks));
    }

    [Fact]
    public async Task Reports_a_missing_folder_and_removes_nothing()
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        Directory.Move(_fixture.Works, _fixture.Works + "-away");
        var error = await Assert.ThrowsAsync<LibraryException>(() => _fixture.IndexAsync(_networks));

        Assert.Equal($"Folder {_fixture.Works} does not exist. Check its name, or connect its disk.", error.Message);
        Assert.Equal(6, LoadExcerpts().Count);
    }

    private ExcerptTable LoadExcerpts() => WorkLibrary.Open(_fixture.Library).LoadExcerpts(_networks.Correspondence, _networks.Sound);

    private IEnumerable<string> LoadTitles() => LoadExcerpts().Select(excerpt => excerpt.Work.Title).Distinct().Order();

    private string FindId(string title) => LoadExcerpts().First(excerpt => excerpt.Work.Title == title).Work.Id;
}
