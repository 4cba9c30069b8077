using FsCheck.Xunit;
using PaintSound.Core.Choosing;
using PaintSound.Core.Works;
using PaintSound.Library.Search;

namespace PaintSound.Library.Tests;

public class SimilarExcerptsTests
{
    [Theory]
    [InlineData(SoundDistanceKind.Weighed)]
    [InlineData(SoundDistanceKind.Paper)]
    public void The_nearest_excerpts_of_other_works_come_first_and_a_work_gives_at_most_two(SoundDistanceKind kind)
    {
        // Five excerpts of each of four works on a line; those of the first are nearest to each other.
        var excerpts = Enumerable.Range(0, 20).Select(i => new Excerpt(new MusicWork($"w{i / 5}", $"w{i / 5}", "", "own", 20), i % 5 * 4, -20, 1, 500)).ToArray();
        var places = Enumerable.Range(0, 20).Select(i => (i / 5 * 10) + (i % 5 * 0.5f)).ToArray();
        ExcerptTable table = new(excerpts, new float[20], places, new float[20], places);
        var found = new SimilarExcerpts(table).Find(2, new ChoosingControls { Distance = kind }, 4);
        Assert.Equal([5, 6, 10, 11, 1, 3], found.Select(item => item.Index));
        Assert.Equal(found.Take(4).Select(item => item.Distance), found.Take(4).Select(item => item.Distance).Order());
    }

    [Property(MaxTest = 50)]
    public void The_excerpt_itself_is_never_among_them(short[] places, byte chosen)
    {
        if (places.Length == 0)
        {
            return;
        }

        var excerpts = Enumerable.Range(0, places.Length).Select(i => new Excerpt(new MusicWork($"w{i / 3}", "", "", "own", 20), i % 3 * 4, -20, 1, 500)).ToArray();
        var rows = Array.ConvertAll(places, place => (float)place);
        var index = chosen % places.Length;
        var found = new SimilarExcerpts(new ExcerptTable(excerpts, rows, rows, rows, rows)).Find(index, new ChoosingControls(), 5);
        Assert.DoesNotContain(index, found.Select(item => item.Index));
        Assert.True(found.GroupBy(item => item.Index / 3).All(work => work.Count() <= SimilarExcerpts.MostOfAWork));
    }
}
