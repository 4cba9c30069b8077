namespace PaintSound.Film.Tests;

public class PosterTests
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(12);

    [Fact]
    public void Has_its_size_and_is_the_same_every_time()
    {
        var one = Poster.Draw(Sample.Performance(12), Length);
        Assert.Equal((1600, 900), (one.Width, one.Height));
        Assert.Equal(one.Rgb, Poster.Draw(Sample.Performance(12), Length).Rgb);
    }

    [Fact]
    public void Shows_each_selection_where_it_was_current_in_the_colour_of_its_work()
    {
        var (one, two) = (Sample.Select(3, "a", title: "One"), Sample.Select(6, "b", title: "Two"));
        var poster = Poster.Draw(Sample.Performance(12, [one, two]), Length);
        var palette = new Palette([one, two]);
        Assert.NotEqual(palette.For("One"), palette.For("Two"));
        Assert.Equal(Palette.Ground, poster[48 + (1504 / 8), 611]);
        Assert.Equal(palette.For("One"), poster[48 + (1504 * 3 / 8), 611]);
        Assert.Equal(palette.For("Two"), poster[48 + (1504 * 7 / 8), 611]);
    }

    [Fact]
    public void Shows_the_canvas_as_it_was_at_the_time()
    {
        var chronicle = new Chronicle();
        for (var second = 0; second < 12; second++)
        {
            var canvas = new Picture(224, 224);
            canvas.Fill(canvas.Area, new Colour((byte)(20 * second), 0, 0));
            chronicle.AddFrame(TimeSpan.FromSeconds(second), canvas.Rgb);
        }

        var poster = Poster.Draw(chronicle, Length);
        Assert.Equal(new Colour(0, 0, 0), poster[100, 200]);
        Assert.Equal(new Colour(20 * 11, 0, 0), poster[1500, 200]);
    }

    [Fact]
    public void Shows_loud_brush_brighter_than_silence()
    {
        var chronicle = new Chronicle();
        var dice = new Random(1);
        chronicle.AddBrush(new float[6 * 16_000]);
        chronicle.AddBrush([.. Enumerable.Range(0, 6 * 16_000).Select(_ => (float)dice.NextDouble() - 0.5f)]);
        var poster = Poster.Draw(chronicle, Length);
        Assert.True(Light(poster, 300) < 40, "silence is dark");
        Assert.True(Light(poster, 1200) > 120, "noise is bright");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(60)]
    public void Any_number_of_selections_can_be_drawn(int count)
    {
        string[] titles = ["100 % Wool", "It's: \"odd\"", "漢字 😀", "", new string('m', 400), "e\u0301", "a\nb"];
        var selections = Enumerable.Range(0, count).Select(i => Sample.Select(i * 0.19, "x", i, titles[i % titles.Length] + (i > 20 ? $" {i}" : ""))).ToArray();
        var poster = Poster.Draw(Sample.Performance(12, selections), Length);
        Assert.Equal(1600 * 900 * 3, poster.Rgb.Length);
    }

    [Fact]
    public void Nothing_at_all_can_be_drawn() => Assert.Equal(1600, Poster.Draw(new Chronicle(), TimeSpan.FromMilliseconds(1)).Width);

    [Fact]
    public void A_performance_of_no_length_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Poster.Draw(new Chronicle(), TimeSpan.Zero));

    private static double Light(Picture picture, int x) =>
        Enumerable.Range(360, 150).Average(y => (picture[x, y].R + picture[x, y].G + picture[x, y].B) / 3.0);
}
