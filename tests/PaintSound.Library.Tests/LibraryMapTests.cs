using PaintSound.Library.Editing;
using PaintSound.Library.Indexing;
using PaintSound.Library.Mapping;
using PaintSound.Library.Search;

namespace PaintSound.Library.Tests;

public sealed class LibraryMapTests : IDisposable
{
    private readonly LibraryFixture _fixture = new();
    private readonly FakeNetworks _networks = new();

    private WorkLibrary Library => WorkLibrary.Open(_fixture.Library);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Everything_gets_a_place_once_and_new_works_are_placed_among_the_others()
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        Assert.False(LibraryMap.IsComplete(Library));
        Assert.All(Load().Places, place => Assert.False(float.IsFinite(place)));
        Assert.Equal(new MapReport(6, 2, 8), Update());
        Assert.True(LibraryMap.IsComplete(Library));
        var before = Load();
        Assert.All(before.Places, place => Assert.True(float.IsFinite(place)));
        Assert.Equal(new MapReport(6, 2, 0), Update());

        _fixture.WriteFile("added.wav", "music 12 7");
        _fixture.WriteFile("pictures/green.png", "picture 8");
        await _fixture.IndexAsync(_networks);
        Assert.False(LibraryMap.IsComplete(Library));
        Assert.Equal(new MapReport(9, 3, 4), Update());
        var after = Load();
        Assert.All(before.ByItem, item => Assert.Equal(item.Value, after.ByItem[item.Key]));
        Assert.All(after.Places, place => Assert.True(float.IsFinite(place)));
    }

    [Fact]
    public async Task A_work_that_is_embedded_again_in_another_way_loses_its_place_and_a_new_map_places_everything_again()
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        Update();
        var first = Load();
        Assert.Equal(new MapReport(6, 2, 8), Update(isNew: true));
        Assert.Equal(first.Places, Load().Places);

        await _fixture.IndexAsync(_networks, new IndexOptions { HopSeconds = 2 });
        Assert.False(LibraryMap.IsComplete(Library));
        var report = Update();
        Assert.Equal((report.Excerpts, 2), (report.Placed, report.Paintings));
        Assert.True(LibraryMap.IsComplete(Library));
    }

    [Fact]
    public async Task A_library_of_an_earlier_version_has_no_map_until_one_is_made()
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        _fixture.Downgrade(6);

        Assert.All(Load().Places, place => Assert.False(float.IsFinite(place)));
        Assert.False(LibraryMap.IsComplete(Library));
        Assert.Equal(8, Update().Placed);
        Assert.True(LibraryMap.IsComplete(Library));
    }

    [Fact]
    public async Task Removed_works_leave_the_map_and_a_library_of_paintings_alone_has_none()
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        Update();
        LibraryEditor.RemoveWorks(Library, [.. Library.LoadWorks().Where(work => work.IsMusic).Select(work => work.Id)]);
        Assert.Equal(new MapReport(0, 0, 0), Update());
        Assert.True(LibraryMap.IsComplete(Library));
        Assert.Equal(4, Load().Places.Length);
    }

    private MapReport Update(bool isNew = false)
    {
        using var networks = _networks.Load();
        return LibraryMap.Update(
            Library, networks.Correspondence, Library.LoadExcerpts(_networks.Correspondence, _networks.Sound), Library.LoadPaintings(_networks.Correspondence), isNew, null,
            TestContext.Current.CancellationToken);
    }

    private (float[] Places, Dictionary<string, (float X, float Y)> ByItem) Load()
    {
        var excerpts = Library.LoadExcerpts(_networks.Correspondence, _networks.Sound);
        var paintings = Library.LoadPaintings(_networks.Correspondence);
        var map = LibraryMap.Load(Library, excerpts, paintings);
        float[] places = [.. map.Excerpts, .. map.Paintings];
        string[] items = [.. excerpts.Select(excerpt => $"{excerpt.Work.Id} {excerpt.StartSeconds}"), .. paintings.Select(painting => painting.Id)];
        return (places, items.Index().ToDictionary(item => item.Item, item => (places[2 * item.Index], places[(2 * item.Index) + 1])));
    }
}
