using PaintSound.Library.Indexing;
using PaintSound.Library.Search;

namespace PaintSound.Library.Tests;

public sealed class FollowingTests : IDisposable
{
    private readonly Place _place = new();
    private readonly FakeNetworks _networks = new(beforeCall: _ => { });

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Unchanged_files_are_not_opened_again()
    {
        _place.WriteSome();
        await _place.IndexAsync(_networks);
        var (before, calls, inspected) = (_place.Dump(_networks), _networks.Calls, _place.Decoder.Inspected);
        var report = await _place.IndexAsync(_networks);

        Assert.Equal((3, 6, 2, 5), (report.Works, report.Excerpts, report.Paintings, report.Unchanged));
        Assert.Equal((calls, inspected), (_networks.Calls, _place.Decoder.Inspected));
        Assert.Equal(before, _place.Dump(_networks));
    }

    [Fact]
    public async Task A_moved_file_keeps_its_id_and_is_not_embedded_again()
    {
        _place.WriteSome();
        await _place.IndexAsync(_networks);
        var id = IdOf("second");
        var calls = _networks.Calls;
        Directory.Move(Path.Combine(_place.Works, "slow"), Path.Combine(_place.Works, "moved"));
        File.Move(Path.Combine(_place.Works, "moved", "second.mp3"), Path.Combine(_place.Works, "moved", "renamed.mp3"));
        var report = await _place.IndexAsync(_networks);

        Assert.Equal((3, 6, 2, 5), (report.Works, report.Excerpts, report.Paintings, report.Unchanged));
        Assert.Equal(calls, _networks.Calls);
        Assert.Equal(id, IdOf("renamed"));
    }

    [Fact]
    public async Task A_file_moved_from_one_indexed_folder_to_another_is_followed()
    {
        var before = _place.Write("a/piece.wav", "music 4 1");
        _place.Write("b/other.wav", "music 4 2");
        var (a, b) = (Path.Combine(_place.Works, "a"), Path.Combine(_place.Works, "b"));
        await _place.IndexAsync(_networks, null, a, b);
        File.Move(before, Path.Combine(b, "piece.wav"));
        var report = await _place.IndexAsync(_networks, null, b);

        Assert.Equal((2, 2), (report.Works, report.Unchanged));
        Assert.Equal(["b"], WorkLibrary.Open(_place.Library).Collections());
    }

    [Fact]
    public async Task Removed_files_leave_the_library_but_other_folders_stay()
    {
        var gone = _place.Write("a/gone.wav", "music 4 1");
        _place.Write("a/stays.wav", "music 4 2");
        var elsewhere = _place.Write("b/elsewhere.wav", "music 4 3");
        var (a, b) = (Path.Combine(_place.Works, "a"), Path.Combine(_place.Works, "b"));
        await _place.IndexAsync(_networks, null, a, b);
        File.Delete(gone);
        File.Delete(elsewhere);
        var report = await _place.IndexAsync(_networks, null, a);

        Assert.Equal((2, 2), (report.Works, report.Excerpts));
        Assert.Equal(["elsewhere", "stays"], Titles());
    }

    [Fact]
    public async Task A_changed_file_takes_the_place_of_what_it_was()
    {
        _place.WriteSome();
        await _place.IndexAsync(_networks);
        _place.Write("quick.flac", "music 16 9");
        var report = await _place.IndexAsync(_networks);

        Assert.Equal((3, 9, 2, 4), (report.Works, report.Excerpts, report.Paintings, report.Unchanged));
        Assert.Equal(["first piece", "quick", "second"], Titles());
    }

    [Fact]
    public async Task A_file_that_breaks_leaves_the_library()
    {
        _place.WriteSome();
        await _place.IndexAsync(_networks);
        var broken = _place.Write("quick.flac", "nothing that sounds");
        var emptied = _place.Write("pictures/red.png", "");
        var report = await _place.IndexAsync(_networks);

        Assert.Equal((2, 1), (report.Works, report.Paintings));
        Assert.Equal([emptied, broken], report.Skipped.Select(skipped => skipped.File));
    }

    [Fact]
    public async Task The_same_content_twice_is_one_work()
    {
        _place.Write("a.wav", "music 4 1");
        var copy = _place.Write("b.wav", "music 4 1");
        await _place.IndexAsync(_networks);
        Assert.Equal(["a"], Titles());

        File.Delete(Path.Combine(_place.Works, "a.wav"));
        var report = await _place.IndexAsync(_networks);
        Assert.Equal((1, 1, 1), (report.Works, report.Excerpts, report.Unchanged));
        Assert.Equal(["b"], Titles());
        Assert.Equal(copy, Excerpts().Single().Work.File);
    }

    [Fact]
    public async Task The_order_of_indexing_does_not_matter()
    {
        _place.WriteSome();
        var (slow, all) = (Path.Combine(_place.Works, "slow"), new IndexOptions { Collection = "all", Pipelines = 1 });
        await _place.IndexAsync(_networks, all);
        var once = _place.Dump(_networks);
        Directory.Delete(_place.Library, recursive: true);
        await _place.IndexAsync(_networks, all, slow);
        await _place.IndexAsync(_networks, all with { Pipelines = 2 });

        Assert.Equal(once, _place.Dump(_networks));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_said_and_nothing_is_removed()
    {
        _place.WriteSome();
        await _place.IndexAsync(_networks);
        Directory.Move(_place.Works, _place.Works + "-away");
        var error = await Assert.ThrowsAsync<LibraryException>(() => _place.IndexAsync(_networks));

        Assert.Equal($"There is no folder {_place.Works}: check its name, or whether its disk is connected.", error.Message);
        Assert.Equal(6, Excerpts().Count);
    }

    private ExcerptTable Excerpts() => WorkLibrary.Open(_place.Library).Excerpts(_networks.Correspondence, _networks.Sound);

    private IEnumerable<string> Titles() => Excerpts().Select(excerpt => excerpt.Work.Title).Distinct().Order();

    private string IdOf(string title) => Excerpts().First(excerpt => excerpt.Work.Title == title).Work.Id;
}
