using PaintSound.Film.Drawing;
using PaintSound.Film.Recording;
using SkiaSharp;

namespace PaintSound.Film.Tests.Drawing;

public class FilmFrameRendererTests
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(12);

    [Fact]
    public void A_moment_looks_the_same_whatever_was_drawn_before()
    {
        // Accents of the first letter reach over the left edge, descenders over the lower one.
        string[] titles = ["Ἐπιτάφιος", "jjj", "One"];
        var recording = SamplePerformance.Create(12, [.. titles.Select((title, i) => SamplePerformance.Select(1 + (2 * i), "a", title: title))]);
        using var played = new FilmFrameRenderer(recording, Length);
        foreach (var frame in Enumerable.Range(0, 200))
        {
            played.Render(TimeSpan.FromSeconds(frame / 25.0));
        }

        var moment = TimeSpan.FromSeconds(7.96);
        using var fresh = new FilmFrameRenderer(recording, Length);
        Assert.Equal(fresh.Render(moment).Bytes, played.Render(moment).Bytes);
        using var again = new FilmFrameRenderer(recording, Length);
        var earlier = TimeSpan.FromSeconds(2);
        Assert.Equal(again.Render(earlier).Bytes, played.Render(earlier).Bytes);
    }

    [Fact]
    public void The_painting_grows()
    {
        using var renderer = new FilmFrameRenderer(SamplePerformance.Create(12), Length);
        var early = Cut(renderer.Render(TimeSpan.FromSeconds(1)), FilmFrameRenderer.CanvasArea);
        var late = Cut(renderer.Render(TimeSpan.FromSeconds(11)), FilmFrameRenderer.CanvasArea);
        Assert.True(early.Zip(late).Count(pair => pair.First != pair.Second) > early.Length / 20);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.94, 100)]
    [InlineData(1, 200)]
    public void One_canvas_frame_dissolves_into_the_next(double seconds, byte red)
    {
        var recording = new PerformanceRecording();
        recording.AddFrame(TimeSpan.Zero, SamplePerformance.PlainFrame(SKColors.Black));
        recording.AddFrame(TimeSpan.FromSeconds(1), SamplePerformance.PlainFrame(new SKColor(200, 0, 0)));
        using var renderer = new FilmFrameRenderer(recording, Length);
        Assert.Equal(red, renderer.Render(TimeSpan.FromSeconds(seconds)).GetPixel(200, 200).Red, 1d);
    }

    [Fact]
    public void The_title_appears_with_the_selection_and_leaves_with_the_next()
    {
        var selections = new[] { SamplePerformance.Select(2, "a", title: "One"), SamplePerformance.Select(6, "b", title: "Two") };
        using var renderer = new FilmFrameRenderer(SamplePerformance.Create(12, selections), Length);
        var area = FilmFrameRenderer.SelectionArea;
        SKColor[] TitleAt(double seconds) => Cut(renderer.Render(TimeSpan.FromSeconds(seconds)), SKRectI.Create(area.Left, area.Top + 50, area.Width, 60));
        var before = TitleAt(1.9);
        Assert.DoesNotContain(Palette.Bright, before);
        Assert.Contains(Palette.Bright, TitleAt(2));
        Assert.NotEqual(before, TitleAt(2));
        Assert.Equal(TitleAt(2), TitleAt(5.96));
        Assert.NotEqual(TitleAt(5.96), TitleAt(6));
    }

    [Fact]
    public void The_playhead_moves_and_leaves_no_trail()
    {
        using var renderer = new FilmFrameRenderer(SamplePerformance.Create(12), Length);
        var area = TimelineStrip.BrushArea;
        renderer.Render(TimeSpan.FromSeconds(3));
        var frame = renderer.Render(TimeSpan.FromSeconds(6));
        Assert.Equal(Palette.Bright, frame.GetPixel(area.Left + (area.Width / 2), area.Top - 4));
        Assert.Equal(Palette.Ground, frame.GetPixel(area.Left + (area.Width / 4), area.Top - 4));
    }

    [Fact]
    public void An_empty_performance_is_an_empty_film()
    {
        using var renderer = new FilmFrameRenderer(new PerformanceRecording(), Length);
        var frame = renderer.Render(Length);
        Assert.Equal((1280, 720), (frame.Width, frame.Height));
    }

    [Fact]
    public void A_frame_in_which_only_the_playhead_moves_allocates_less_than_a_kilobyte()
    {
        using var renderer = new FilmFrameRenderer(new PerformanceRecording(), Length);
        var frame = 0;
        Assert.InRange(Allocation.OfSteady(() => renderer.Render(TimeSpan.FromSeconds(frame++ % 20 / 25.0))), 0, 1000);
    }

    private static SKColor[] Cut(SKBitmap bitmap, SKRectI area) =>
        [.. Enumerable.Range(area.Top, area.Height).SelectMany(y => Enumerable.Range(area.Left, area.Width).Select(x => bitmap.GetPixel(x, y)))];
}
