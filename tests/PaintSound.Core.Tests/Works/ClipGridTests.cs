using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Core.Works;

namespace PaintSound.Core.Tests.Works;

public class ClipGridTests
{
    [Fact]
    public void Collections_stand_beside_each_other_and_titles_below_each_other()
    {
        var grid = new ClipGrid([Work("1", "b", "own"), Work("2", "A", "own"), Work("3", "c", "own"), Work("4", "z", "composers")], scenes: 2);
        Assert.Equal(["composers 1", "own 1", "own 2"], grid.Tracks.Select(track => track.Name));
        Assert.Equal(new ClipCell(0, 0), grid.Find("4"));
        Assert.Equal(new ClipCell(1, 0), grid.Find("2"));
        Assert.Equal(new ClipCell(1, 1), grid.Find("1"));
        Assert.Equal(new ClipCell(2, 0), grid.Find("3"));
        Assert.Equal((2, 4), (grid.Scenes, grid.Count));
        Assert.Equal("A", grid[new ClipCell(1, 0)]!.Title);
    }

    [Fact]
    public void What_the_grid_does_not_hold_is_nowhere()
    {
        var grid = new ClipGrid([Work("1", "a", "own")]);
        Assert.Null(grid.Find("2"));
        Assert.Null(grid[new ClipCell(0, 1)]);
        Assert.Null(grid[new ClipCell(1, 0)]);
        Assert.Null(grid[new ClipCell(-1, 0)]);
        Assert.Equal(0, new ClipGrid([]).Scenes);
    }

    [Fact]
    public void Collections_whose_names_look_like_columns_share_no_track_name()
    {
        var grid = new ClipGrid([Work("1", "a", "own"), Work("2", "b", "own"), Work("3", "c", "own 1"), Work("4", "d", "own 2")], scenes: 1);
        Assert.Equal(grid.Tracks.Count, grid.Tracks.Select(track => track.Name).Distinct().Count());
    }

    [Fact]
    public void Works_of_one_title_have_clips_of_names_of_their_own()
    {
        MusicWork[] works = [
            Work("2", "01 Intro", "own"), Work("3", "01 Intro", "own"), Work("1", "01 Intro\n", "composers"), Work("4", "01 Intro (2)", "own"), Work("5", "Rain", "own")];
        var grid = new ClipGrid(works);
        Assert.Equal(["01 Intro (3)", "01 Intro (4)", "01 Intro", "01 Intro (2)", "Rain"], works.Select(grid.ClipName));
        Assert.Equal("Snow", grid.ClipName(Work("6", "Snow", "own")));
    }

    [Property]
    public Property No_two_clips_share_a_name_whatever_order_the_works_came_in(byte[] titles, int seed)
    {
        string[] some = ["a", "a (2)", "a (3)", " a", "b", "", "a (2) (2)"];
        var works = titles.Select((t, i) => Work($"{i}", some[t % some.Length], $"{t % 3}")).ToArray();
        var grid = new ClipGrid(works);
        var again = new ClipGrid(works.OrderBy(work => (work.Id + seed).GetHashCode(StringComparison.Ordinal)));
        return (works.Select(grid.ClipName).Distinct().Count() == works.Length
            && works.All(work => grid.ClipName(work) == again.ClipName(work))).ToProperty();
    }

    [Property]
    public Property Every_work_lies_in_one_cell_whatever_order_it_came_in(byte[] collections, PositiveInt scenes, int seed)
    {
        var works = collections.Select((c, i) => Work($"{i}", $"{c * 7 % 5}", $"{c % 3}")).ToArray();
        var most = scenes.Get % 20 + 1;
        var grid = new ClipGrid(works, most);
        var again = new ClipGrid(works.OrderBy(work => (work.Id + seed).GetHashCode(StringComparison.Ordinal)), most);
        return (works.All(work => grid[grid.Find(work.Id)!.Value] == work && grid.Find(work.Id) == again.Find(work.Id))
            && works.Select(work => grid.Find(work.Id)).Distinct().Count() == works.Length
            && grid.Scenes <= most
            && grid.Tracks.All(track => track.Works.All(work => work.Collection == track.Collection))).ToProperty();
    }

    private static MusicWork Work(string id, string title, string collection) => new(id, title, $"/music/{id}.wav", collection, 4);
}
