using PaintSound.Library.Editing;
using PaintSound.Library.Search;
using PaintSound.Library.Storage;

namespace PaintSound.Library.Tests;

public sealed class LibraryEditorTests : IDisposable
{
    private readonly LibraryFixture _fixture = new();
    private readonly FakeNetworks _networks = new(beforeCall: _ => { });

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Lists_all_works_with_their_files()
    {
        _fixture.WriteSampleWorks();
        var copy = _fixture.WriteFile("slow/third.wav", "music 12 2");
        await IndexAsync();
        var works = Library.LoadWorks();
        Assert.Equal(
            [("pictures", "blue", false, 0), ("pictures", "red", false, 0), ("quick", "quick", true, 1), ("slow", "first piece", true, 2), ("slow", "second", true, 3)],
            works.Select(work => (work.Collection, work.Title, work.IsMusic, work.Excerpts)));
        Assert.Equal([Path.Combine(_fixture.Works, "slow", "second.mp3"), copy], works[^1].Files);
        Assert.Equal(12, works[^1].DurationSeconds, 0.01);
    }

    [Fact]
    public async Task After_a_removal_the_library_is_as_if_the_work_had_never_been_in_it()
    {
        _fixture.WriteSampleWorks();
        await IndexAsync();
        var removed = Library.LoadWorks().Single(work => work.Title == "first piece");
        Assert.Equal(1, LibraryEditor.RemoveWorks(Library, [removed.Id, "unknown"]));
        var after = _fixture.Dump(_networks);
        Assert.All(removed.Files, file => Assert.True(File.Exists(file), file));

        Directory.Delete(_fixture.Library, recursive: true);
        removed.Files.ToList().ForEach(File.Delete);
        await IndexAsync();
        Assert.Equal(_fixture.Dump(_networks), after);
    }

    [Fact]
    public async Task A_removed_work_comes_back_when_its_folder_is_indexed_again()
    {
        _fixture.WriteSampleWorks();
        await IndexAsync();
        var before = _fixture.Dump(_networks);
        LibraryEditor.RemoveWorks(Library, [.. Library.LoadWorks().Select(work => work.Id)]);
        Assert.Empty(Library.LoadWorks());
        await IndexAsync();
        Assert.Equal(before, _fixture.Dump(_networks));
    }

    [Fact]
    public async Task A_work_that_is_also_in_another_collection_stays_there()
    {
        _fixture.WriteSampleWorks();
        _fixture.WriteFile("quick/copy.wav", "music 12 2");
        await IndexAsync();
        Assert.Equal(1, LibraryEditor.RemoveCollection(Library, "slow"));
        Assert.Equal(["pictures", "quick"], Library.LoadCollections());
        Assert.Equal(["blue", "red", "copy", "quick"], Library.LoadWorks().Select(work => work.Title));
        Assert.Equal(0, LibraryEditor.RemoveCollection(Library, "slow"));
    }

    [Fact]
    public async Task While_another_process_indexes_nothing_is_removed()
    {
        _fixture.WriteSampleWorks();
        await IndexAsync();
        using (LibraryLock.Acquire(new LibraryFolder(_fixture.Library)))
        {
            var error = Assert.Throws<LibraryException>(() => LibraryEditor.RemoveCollection(Library, "slow"));
            Assert.Contains("Wait until it has finished", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(5, Library.LoadWorks().Count);
    }

    private WorkLibrary Library => WorkLibrary.Open(_fixture.Library);

    private async Task IndexAsync()
    {
        // One folder for each collection.
        if (File.Exists(Path.Combine(_fixture.Works, "quick.flac")))
        {
            File.Delete(Path.Combine(_fixture.Works, "quick.flac"));
            _fixture.WriteFile("quick/quick.flac", "music 1 3");
        }

        await _fixture.IndexAsync(_networks, null, [.. Directory.GetDirectories(_fixture.Works)]);
    }
}
