using PaintSound.Film.Drawing;
using PaintSound.Film.Recording;
using SkiaSharp;

namespace PaintSound.Film.Tests.Drawing;

public class PosterTests
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(12);

    [Fact]
    public void The_same_performance_gives_the_same_poster()
    {
        using var one = Poster.Draw(SamplePerformance.Create(12), Length);
        using var two = Poster.Draw(SamplePerformance.Create(12), Length);
        Assert.Equal((1600, 900), (one.Width, one.Height));
        Assert.Equal(one.Bytes, two.Bytes);
    }

    [Fact]
    public void Shows_each_selection_at_its_time_in_the_colour_of_its_work()
    {
        var (one, two) = (SamplePerformance.CreateSelection(3, "a", title: "One"), SamplePerformance.CreateSelection(6, "b", title: "Two"));
        using var poster = Poster.Draw(SamplePerformance.Create(12, [one, two]), Length);
        var palette = new Palette([one, two]);
        SKColor ColourAt(double seconds) => poster.GetPixel(Poster.MusicArea.Left + (int)(Poster.MusicArea.Width * seconds / 12), Poster.MusicArea.Top + 2);
        Assert.NotEqual(palette.GetColour("One"), palette.GetColour("Two"));
        Assert.Equal(Palette.Ground, ColourAt(1.5));
        Assert.Equal(palette.GetColour("One"), ColourAt(4.5));
        Assert.Equal(palette.GetColour("Two"), ColourAt(10.5));
    }

    [Fact]
    public void Shows_the_canvas_at_each_time()
    {
        var recording = new PerformanceRecording();
        for (var second = 0; second < 12; second++)
        {
            recording.AddFrame(TimeSpan.FromSeconds(second), SamplePerformance.CreateFrame(new SKColor((byte)(20 * second), 0, 0)));
        }

        using var poster = Poster.Draw(recording, Length);
        Assert.Equal(new SKColor(0, 0, 0), poster.GetPixel(Poster.MusicArea.Left + 60, 220));
        Assert.Equal(new SKColor(20 * 11, 0, 0), poster.GetPixel(Poster.MusicArea.Right - 60, 220));
    }

    [Fact]
    public void Shows_a_loud_brush_brighter_than_silence()
    {
        var recording = new PerformanceRecording();
        var random = new Random(1);
        recording.AddBrush(new float[6 * 16_000]);
        recording.AddBrush([.. Enumerable.Range(0, 6 * 16_000).Select(_ => (float)random.NextDouble() - 0.5f)]);
        using var poster = Poster.Draw(recording, Length);
        Assert.True(Brightness(poster, 0.2) < 40, "silence is dark");
        Assert.True(Brightness(poster, 0.8) > 120, "noise is bright");
    }

    [Theory]
    [InlineData("Wool")]
    [InlineData("漢字 봄의 제전 😀 العربية")]
    [InlineData("Sonate für Klavier und Violine Nr. 3 in d-Moll, op. 108: III. Un poco presto e con sentimento")]
    [InlineData("mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm")]
    public void Draws_a_title_inside_its_bar(string title)
    {
        using var poster = Poster.Draw(SamplePerformance.Create(12, [SamplePerformance.CreateSelection(3, "a", title: title), SamplePerformance.CreateSelection(5, "b", title: "")]), Length);
        var bar = new TimeAxis(Length, Poster.MusicArea.Left, Poster.MusicArea.Width).CreateBars([SamplePerformance.CreateSelection(3, "a"), SamplePerformance.CreateSelection(5, "b")], 0, 1).First().Area;
        int CountInk(int from, int to) => Enumerable.Range(from, to - from).Sum(x => Enumerable.Range(Poster.MusicArea.Top + 12, 48).Count(y => poster.GetPixel(x, y).Red > 200));
        Assert.True(CountInk(bar.Left, bar.Right) > 50, "the title is drawn");
        Assert.Equal(0, CountInk(bar.Left - 40, bar.Left + 5));
        Assert.Equal(0, CountInk(bar.Right - 5, bar.Right + 3));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(60)]
    public void Draws_any_number_of_selections(int count)
    {
        string[] titles = ["100 % Wool", "It's: \"odd\"", "漢字 😀", "", new string('m', 400), "e\u0301", "a\nb", "\ud800"];
        var selections = Enumerable.Range(0, count).Select(i => SamplePerformance.CreateSelection(i * 0.19, "x", i, titles[i % titles.Length] + (i > 20 ? $" {i}" : ""))).ToArray();
        using var poster = Poster.Draw(SamplePerformance.Create(12, selections), Length);
        var top = Enumerable.Range(Poster.MusicArea.Left, Poster.MusicArea.Width).Select(x => poster.GetPixel(x, Poster.MusicArea.Top + 2)).ToArray();
        Assert.Equal(count > 0, top.Any(colour => colour != Palette.Ground));
    }

    [Fact]
    public void Draws_an_empty_performance()
    {
        using var poster = Poster.Draw(new PerformanceRecording(), TimeSpan.FromMilliseconds(1));
        Assert.Equal(1600, poster.Width);
    }

    [Fact]
    public void Rejects_a_performance_without_length() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Poster.Draw(new PerformanceRecording(), TimeSpan.Zero));

    private static double Brightness(SKBitmap poster, double share)
    {
        var area = Poster.BrushArea;
        return Enumerable.Range(area.Top + 10, area.Height - 20)
            .Select(y => poster.GetPixel(area.Left + (int)(area.Width * share), y))
            .Average(colour => (colour.Red + colour.Green + colour.Blue) / 3.0);
    }
}
