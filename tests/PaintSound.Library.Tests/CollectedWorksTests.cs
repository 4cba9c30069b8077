using PaintSound.Library.Editing;
using PaintSound.Library.Search;

namespace PaintSound.Library.Tests;

public sealed class CollectedWorksTests : IDisposable
{
    private readonly LibraryFixture _fixture = new();
    private readonly FakeNetworks _networks = new();

    private WorkLibrary Library => WorkLibrary.Open(_fixture.Library);

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public async Task Works_stay_in_a_collection_that_a_person_made_when_their_folders_are_indexed_again(int version)
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        if (version == 6)
        {
            _fixture.Downgrade(6);
        }

        Assert.Equal(["works"], Library.LoadCollections());
        string[] chosen = [.. Library.LoadWorks().Where(work => work.Title is "second" or "red").Select(work => work.Id)];
        LibraryEditor.Collect(Library, chosen, "Evening");
        Assert.Equal(["Evening", "works"], Library.LoadCollections());
        await _fixture.IndexAsync(_networks);
        Assert.Equal(["red", "second"], Library.LoadWorks().Where(work => work.Collection == "Evening").Select(work => work.Title));
        Assert.Equal(["Evening", "works", "works"], Library.LoadMusic().Select(work => work.Collection).Order());
        Assert.Contains(Library.LoadPaintings(_networks.Correspondence), painting => painting.Collection == "Evening");

        LibraryEditor.Collect(Library, chosen[..1], null);
        Assert.Single(Library.LoadWorks(), work => work.Collection == "Evening");
        Assert.Equal(1, LibraryEditor.RemoveCollection(Library, "Evening"));
        Assert.Equal(["works"], Library.LoadCollections());
        Assert.Equal(4, Library.LoadWorks().Count);
    }

    [Fact]
    public async Task To_remove_a_folders_collection_leaves_what_was_taken_out_of_it()
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        LibraryEditor.Collect(Library, [.. Library.LoadWorks().Where(work => !work.IsMusic).Select(work => work.Id)], "Pictures");
        Assert.Equal(3, LibraryEditor.RemoveCollection(Library, "works"));
        Assert.Equal(["blue", "red"], Library.LoadWorks().Select(work => work.Title));
    }
}
