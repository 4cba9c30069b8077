using PaintSound.Film.Drawing;
using PaintSound.Film.Recording;
using SkiaSharp;

namespace PaintSound.Film.Tests.Drawing;

public class FilmFrameRendererTests
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(12);

    [Fact]
    public void The_same_time_always_gives_the_same_frame()
    {
        // Accents of the first letter cross the left edge, and descenders cross the lower one.
        string[] titles = ["Ἐπιτάφιος", "jjj", "One"];
        var recording = SamplePerformance.Create(12, [.. titles.Select((title, i) => SamplePerformance.CreateSelection(1 + (2 * i), "a", title: title))]);
        using var renderer = new FilmFrameRenderer(recording, Length);
        foreach (var frame in Enumerable.Range(0, 200))
        {
            renderer.Render(TimeSpan.FromSeconds(frame / 25.0));
        }

        var time = TimeSpan.FromSeconds(7.96);
        using var expected = new FilmFrameRenderer(recording, Length);
        Assert.Equal(expected.Render(time).Bytes, renderer.Render(time).Bytes);
        using var expectedEarlier = new FilmFrameRenderer(recording, Length);
        var earlier = TimeSpan.FromSeconds(2);
        Assert.Equal(expectedEarlier.Render(earlier).Bytes, renderer.Render(earlier).Bytes);
    }

    [Fact]
    public void The_painting_grows()
    {
        using var renderer = new FilmFrameRenderer(SamplePerformance.Create(12), Length);
        var early = CopyPixels(renderer.Render(TimeSpan.FromSeconds(1)), FilmFrameRenderer.CanvasArea);
        var late = CopyPixels(renderer.Render(TimeSpan.FromSeconds(11)), FilmFrameRenderer.CanvasArea);
        Assert.True(early.Zip(late).Count(pair => pair.First != pair.Second) > early.Length / 20);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.94, 100)]
    [InlineData(1, 200)]
    public void Fades_in_the_next_canvas_frame(double seconds, byte red)
    {
        var recording = new PerformanceRecording();
        recording.AddFrame(TimeSpan.Zero, SamplePerformance.CreateFrame(SKColors.Black));
        recording.AddFrame(TimeSpan.FromSeconds(1), SamplePerformance.CreateFrame(new SKColor(200, 0, 0)));
        using var renderer = new FilmFrameRenderer(recording, Length);
        Assert.Equal(red, renderer.Render(TimeSpan.FromSeconds(seconds)).GetPixel(200, 200).Red, 1d);
    }

    [Fact]
    public void Shows_the_title_from_its_selection_to_the_next()
    {
        var selections = new[] { SamplePerformance.CreateSelection(2, "a", title: "One"), SamplePerformance.CreateSelection(6, "b", title: "Two") };
        using var renderer = new FilmFrameRenderer(SamplePerformance.Create(12, selections), Length);
        var area = FilmFrameRenderer.SelectionArea;
        SKColor[] TitleAt(double seconds) => CopyPixels(renderer.Render(TimeSpan.FromSeconds(seconds)), SKRectI.Create(area.Left, area.Top + 50, area.Width, 60));
        var before = TitleAt(1.9);
        Assert.DoesNotContain(Palette.Bright, before);
        Assert.Contains(Palette.Bright, TitleAt(2));
        Assert.NotEqual(before, TitleAt(2));
        Assert.Equal(TitleAt(2), TitleAt(5.96));
        Assert.NotEqual(TitleAt(5.96), TitleAt(6));
    }

    [Fact]
    public void Shows_the_colours_of_the_lights_from_their_time_on()
    {
        var recording = new PerformanceRecording { LightNames = ["congruity", "brush"] };
        recording.AddLights(TimeSpan.FromSeconds(1), [10, 20, 30, 40, 50, 60]);
        recording.AddLights(TimeSpan.FromSeconds(2), [200, 100, 0, 40, 50, 60]);
        using var renderer = new FilmFrameRenderer(recording, Length);
        SKColor[] LightsAt(double seconds)
        {
            var frame = renderer.Render(TimeSpan.FromSeconds(seconds));
            var area = FilmFrameRenderer.SelectionArea;
            var panel = new SKRectI(area.Left, area.Bottom - LightsPanel.Height, area.Right, area.Bottom);
            return [.. Enumerable.Range(0, 2).Select(i => LightsPanel.GetDisc(panel, 2, i)).Select(disc => frame.GetPixel((int)disc.MidX, (int)disc.MidY))];
        }

        Assert.Equal([new SKColor(0, 0, 0), new SKColor(0, 0, 0)], LightsAt(0.9));
        Assert.Equal([new SKColor(10, 20, 30), new SKColor(40, 50, 60)], LightsAt(1));
        Assert.Equal([new SKColor(200, 100, 0), new SKColor(40, 50, 60)], LightsAt(2.5));
    }

    [Fact]
    public void With_lights_and_music_the_same_time_gives_the_same_frame()
    {
        var recording = new PerformanceRecording { LightNames = ["brush"] };
        recording.AddSelection(SamplePerformance.CreateSelection(0.2, "a", title: "Ἐπιτάφιος, a title that needs two lines of the panel"));
        foreach (var tenth in Enumerable.Range(0, 60))
        {
            var at = TimeSpan.FromSeconds(tenth / 10.0);
            recording.AddLights(at, [(byte)(4 * tenth), (byte)tenth, 0]);
            recording.AddCongruity(new CongruityValue(at, tenth / 60f));
            recording.AddPainting(new ShownPainting(at, $"{tenth} jÄ", tenth / 60f, null));
        }

        using var renderer = new FilmFrameRenderer(recording, Length);
        foreach (var frame in Enumerable.Range(0, 125))
        {
            renderer.Render(TimeSpan.FromSeconds(frame / 25.0));
        }

        var time = TimeSpan.FromSeconds(5);
        using var expected = new FilmFrameRenderer(recording, Length);
        Assert.Equal(expected.Render(time).Bytes, renderer.Render(time).Bytes);
    }

    [Fact]
    public void The_text_of_the_film_has_a_contrast_of_at_least_4_5()
    {
        Assert.All([Palette.Bright, Palette.Text, Palette.Quiet], colour => Assert.True(ContrastOf(colour, Palette.Ground) >= 4.5, $"{colour}"));
    }

    // WCAG 2.2: the relative luminances of two colours.
    private static double ContrastOf(SKColor one, SKColor other)
    {
        static double Linear(byte value) => value / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        static double Luminance(SKColor colour) => (0.2126 * Linear(colour.Red)) + (0.7152 * Linear(colour.Green)) + (0.0722 * Linear(colour.Blue));
        double[] both = [Luminance(one) + 0.05, Luminance(other) + 0.05];
        return both.Max() / both.Min();
    }

    [Fact]
    public void The_playhead_moves_without_a_trail()
    {
        using var renderer = new FilmFrameRenderer(SamplePerformance.Create(12), Length);
        var area = TimelineStrip.BrushArea;
        renderer.Render(TimeSpan.FromSeconds(3));
        var frame = renderer.Render(TimeSpan.FromSeconds(6));
        Assert.Equal(Palette.Bright, frame.GetPixel(area.Left + (area.Width / 2), area.Top - 4));
        Assert.Equal(Palette.Ground, frame.GetPixel(area.Left + (area.Width / 4), area.Top - 4));
    }

    [Fact]
    public void Draws_an_empty_performance()
    {
        using var renderer = new FilmFrameRenderer(new PerformanceRecording(), Length);
        var frame = renderer.Render(Length);
        Assert.Equal((1280, 720), (frame.Width, frame.Height));
    }

    [Fact]
    public void Moving_the_playhead_allocates_less_than_1_kB()
    {
        using var renderer = new FilmFrameRenderer(new PerformanceRecording(), Length);
        var frame = 0;
        Assert.InRange(Allocation.OfSteady(() => renderer.Render(TimeSpan.FromSeconds(frame++ % 20 / 25.0))), 0, 1000);
    }

    private static SKColor[] CopyPixels(SKBitmap bitmap, SKRectI area) =>
        [.. Enumerable.Range(area.Top, area.Height).SelectMany(y => Enumerable.Range(area.Left, area.Width).Select(x => bitmap.GetPixel(x, y)))];
}
