using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Core.Works;

namespace PaintSound.Core.Tests.Works;

public class ClipGridTests
{
    [Fact]
    public void Collections_are_tracks_and_titles_are_scenes()
    {
        var grid = new ClipGrid([CreateWork("1", "b", "own"), CreateWork("2", "A", "own"), CreateWork("3", "c", "own"), CreateWork("4", "z", "composers")], scenes: 2);
        Assert.Equal(["composers 1", "own 1", "own 2"], grid.Tracks.Select(track => track.Name));
        Assert.Equal(new ClipCell(0, 0), grid.Find("4"));
        Assert.Equal(new ClipCell(1, 0), grid.Find("2"));
        Assert.Equal(new ClipCell(1, 1), grid.Find("1"));
        Assert.Equal(new ClipCell(2, 0), grid.Find("3"));
        Assert.Equal((2, 4), (grid.Scenes, grid.Count));
        Assert.Equal("A", grid[new ClipCell(1, 0)]!.Title);
    }

    [Fact]
    public void Returns_null_for_unknown_works_and_cells()
    {
        var grid = new ClipGrid([CreateWork("1", "a", "own")]);
        Assert.Null(grid.Find("2"));
        Assert.Null(grid[new ClipCell(0, 1)]);
        Assert.Null(grid[new ClipCell(1, 0)]);
        Assert.Null(grid[new ClipCell(-1, 0)]);
        Assert.Equal(0, new ClipGrid([]).Scenes);
    }

    [Fact]
    public void Track_names_are_unique_even_if_collection_names_look_like_columns()
    {
        var grid = new ClipGrid([CreateWork("1", "a", "own"), CreateWork("2", "b", "own"), CreateWork("3", "c", "own 1"), CreateWork("4", "d", "own 2")], scenes: 1);
        Assert.Equal(grid.Tracks.Count, grid.Tracks.Select(track => track.Name).Distinct().Count());
    }

    [Fact]
    public void Works_with_the_same_title_have_different_clip_names()
    {
        MusicWork[] works = [
            CreateWork("2", "01 Intro", "own"), CreateWork("3", "01 Intro", "own"), CreateWork("1", "01 Intro\n", "composers"), CreateWork("4", "01 Intro (2)", "own"), CreateWork("5", "Rain", "own")];
        var grid = new ClipGrid(works);
        Assert.Equal(["01 Intro (3)", "01 Intro (4)", "01 Intro", "01 Intro (2)", "Rain"], works.Select(grid.ClipName));
        Assert.Equal("Snow", grid.ClipName(CreateWork("6", "Snow", "own")));
    }

    [Property]
    public Property Clip_names_are_unique_and_do_not_depend_on_the_order_of_the_works(byte[] titles, int seed)
    {
        string[] candidates = ["a", "a (2)", "a (3)", " a", "b", "", "a (2) (2)"];
        var works = titles.Select((t, i) => CreateWork($"{i}", candidates[t % candidates.Length], $"{t % 3}")).ToArray();
        var grid = new ClipGrid(works);
        var reordered = new ClipGrid(works.OrderBy(work => (work.Id + seed).GetHashCode(StringComparison.Ordinal)));
        return (works.Select(grid.ClipName).Distinct().Count() == works.Length
            && works.All(work => grid.ClipName(work) == reordered.ClipName(work))).ToProperty();
    }

    [Property]
    public Property Every_work_has_one_cell_that_does_not_depend_on_the_order_of_the_works(byte[] collections, PositiveInt scenes, int seed)
    {
        var works = collections.Select((c, i) => CreateWork($"{i}", $"{c * 7 % 5}", $"{c % 3}")).ToArray();
        var maxScenes = scenes.Get % 20 + 1;
        var grid = new ClipGrid(works, maxScenes);
        var reordered = new ClipGrid(works.OrderBy(work => (work.Id + seed).GetHashCode(StringComparison.Ordinal)), maxScenes);
        return (works.All(work => grid[grid.Find(work.Id)!.Value] == work && grid.Find(work.Id) == reordered.Find(work.Id))
            && works.Select(work => grid.Find(work.Id)).Distinct().Count() == works.Length
            && grid.Scenes <= maxScenes
            && grid.Tracks.All(track => track.Works.All(work => work.Collection == track.Collection))).ToProperty();
    }

    private static MusicWork CreateWork(string id, string title, string collection) => new(id, title, $"/music/{id}.wav", collection, 4);
}
