namespace PaintSound.Film.Tests;

public class SceneTests
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(12);

    [Fact]
    public void A_moment_looks_the_same_whatever_was_shown_before()
    {
        var chronicle = Sample.Performance(12);
        var played = new Scene(chronicle, Length);
        foreach (var frame in Enumerable.Range(0, 200))
        {
            played.At(TimeSpan.FromSeconds(frame / 25.0));
        }

        var moment = TimeSpan.FromSeconds(7.96);
        Assert.Equal(new Scene(chronicle, Length).At(moment).Rgb, played.At(moment).Rgb);
    }

    [Fact]
    public void The_painting_grows()
    {
        var scene = new Scene(Sample.Performance(12), Length);
        var early = Cut(scene.At(TimeSpan.FromSeconds(1)), new Area(48, 44, 448, 448));
        var late = Cut(scene.At(TimeSpan.FromSeconds(11)), new Area(48, 44, 448, 448));
        Assert.True(early.Zip(late).Count(pair => pair.First != pair.Second) > early.Length / 20);
    }

    [Fact]
    public void The_title_comes_with_the_selection_and_goes_with_the_next()
    {
        var scene = new Scene(Sample.Performance(12, [Sample.Select(2, "a", title: "One"), Sample.Select(6, "b", title: "Two")]), Length);
        byte[] TitleAt(double seconds) => Cut(scene.At(TimeSpan.FromSeconds(seconds)), new Area(544, 84, 688, 60));
        var before = TitleAt(1.9);
        Assert.Single(before.Chunk(3).Select(c => (c[0], c[1], c[2])).Distinct());
        Assert.NotEqual(before, TitleAt(2));
        Assert.Equal(TitleAt(2), TitleAt(5.96));
        Assert.NotEqual(TitleAt(5.96), TitleAt(6));
    }

    [Fact]
    public void The_playhead_moves_and_leaves_no_trail()
    {
        var scene = new Scene(Sample.Performance(12), Length);
        scene.At(TimeSpan.FromSeconds(3));
        var picture = scene.At(TimeSpan.FromSeconds(6));
        Assert.Equal(Palette.Bright, picture[48 + (1184 / 2), 512]);
        Assert.Equal(Palette.Ground, picture[48 + (1184 / 4), 512]);
    }

    [Fact]
    public void A_performance_without_anything_is_an_empty_film() =>
        Assert.Equal((1280, 720), (new Scene(new Chronicle(), Length).At(Length).Width, new Scene(new Chronicle(), Length).At(Length).Height));

    private static byte[] Cut(Picture picture, Area area) =>
        [.. Enumerable.Range(area.Y, area.Height).SelectMany(y => picture.Rgb.AsSpan(((y * picture.Width) + area.X) * 3, area.Width * 3).ToArray())];
}
