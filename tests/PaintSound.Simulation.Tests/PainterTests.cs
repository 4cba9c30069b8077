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
    public void Passages_fill_the_session_and_contain_the_strokes(int seed, double seconds)
    {
        var session = new Painter(seed).CreateSession(seconds);
        Assert.Equal(0, session.Passages[0].Start);
        Assert.Equal(seconds, session.Passages[^1].End);
        Assert.All(session.Passages.Zip(session.Passages.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start, 9));
        Assert.All(session.Strokes.Zip(session.Strokes.Skip(1)), pair => Assert.True(pair.First.End + .04 < pair.Second.Start));
        Assert.All(session.Strokes, stroke => Assert.Contains(
            session.Passages,
            passage => passage.Style.Tool == stroke.Tool && passage.Start <= stroke.Start && stroke.End <= passage.End));
    }

    [Fact]
    public void A_minute_contains_every_style()
    {
        var session = new Painter(1).CreateSession(60);
        foreach (var passage in session.Passages.Where(passage => passage.Style != PaintingStyle.Pause))
        {
            Assert.Contains(session.Strokes, stroke => stroke.Start >= passage.Start && stroke.End <= passage.End);
        }

        Assert.Equal(9, session.Passages.Select(passage => passage.Style).Distinct().Count());
    }

    [Fact]
    public void Taps_are_more_frequent_than_washes()
    {
        var session = new Painter(4).CreateSession(75);
        Assert.True(Rate(session, PaintingStyle.Taps) > 4 * Rate(session, PaintingStyle.Wash));
        Assert.Equal(0, Rate(session, PaintingStyle.Pause));
    }

    [Fact]
    public void Rejects_a_session_without_duration() => Assert.Throws<ArgumentOutOfRangeException>(() => new Painter(1).CreateSession(0));

    internal static double Rate(PaintingSession session, PaintingStyle style)
    {
        var passage = session.Passages.Last(part => part.Style == style);
        return session.Strokes.Count(stroke => stroke.Start >= passage.Start && stroke.End <= passage.End)
            / (passage.End - passage.Start);
    }
}
