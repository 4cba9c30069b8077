using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Tests;

public class PainterTests
{
    [Fact]
    public void The_same_seed_paints_the_same_strokes()
    {
        Assert.Equal(new Painter(7).CreateSession(75).Strokes, new Painter(7).CreateSession(75).Strokes);
        Assert.NotEqual(new Painter(7).CreateSession(75).Strokes, new Painter(8).CreateSession(75).Strokes);
    }

    [Theory]
    [InlineData(1, 20)]
    [InlineData(2, 75)]
    [InlineData(3, 400)]
    public void Passages_fill_the_sitting_and_strokes_keep_to_them(int seed, double seconds)
    {
        var sitting = new Painter(seed).CreateSession(seconds);
        Assert.Equal(0, sitting.Passages[0].Start);
        Assert.Equal(seconds, sitting.Passages[^1].End);
        Assert.All(sitting.Passages.Zip(sitting.Passages.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start, 9));
        Assert.All(sitting.Strokes.Zip(sitting.Strokes.Skip(1)), pair => Assert.True(pair.First.End + .04 < pair.Second.Start));
        Assert.All(sitting.Strokes, stroke => Assert.Contains(
            sitting.Passages,
            passage => passage.Style.Tool == stroke.Tool && passage.Start <= stroke.Start && stroke.End <= passage.End));
    }

    [Fact]
    public void A_minute_shows_every_manner()
    {
        var sitting = new Painter(1).CreateSession(60);
        foreach (var passage in sitting.Passages.Where(passage => passage.Style != PaintingStyle.Pause))
        {
            Assert.Contains(sitting.Strokes, stroke => stroke.Start >= passage.Start && stroke.End <= passage.End);
        }

        Assert.Equal(9, sitting.Passages.Select(passage => passage.Style).Distinct().Count());
    }

    [Fact]
    public void Taps_come_faster_than_washes()
    {
        var sitting = new Painter(4).CreateSession(75);
        Assert.True(Rate(sitting, PaintingStyle.Taps) > 4 * Rate(sitting, PaintingStyle.Wash));
        Assert.Equal(0, Rate(sitting, PaintingStyle.Pause));
    }

    [Fact]
    public void A_sitting_needs_a_length() => Assert.Throws<ArgumentOutOfRangeException>(() => new Painter(1).CreateSession(0));

    internal static double Rate(PaintingSession sitting, PaintingStyle manner)
    {
        var passage = sitting.Passages.Last(part => part.Style == manner);
        return sitting.Strokes.Count(stroke => stroke.Start >= passage.Start && stroke.End <= passage.End)
            / (passage.End - passage.Start);
    }
}
