using System.Numerics;
using PaintSound.Core.Sources;
using PaintSound.Simulation.Pictures;
using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Tests;

public class CameraTests
{
    private readonly PaintingSession _sitting = new Painter(6).CreateSession(50);

    [Fact]
    public void A_moment_looks_the_same_whatever_was_seen_before()
    {
        var wandering = new Camera(_sitting);
        foreach (var seconds in new[] { 3.21, 30, 7.7, 7.9, 49 })
        {
            Assert.Equal(See(new Camera(_sitting), seconds), See(wandering, seconds));
        }
    }

    [Fact]
    public void Paint_only_ever_covers_more()
    {
        var camera = new Camera(_sitting);
        var covered = Enumerable.Range(0, 51).Select(second => camera.CoverageAt(second)).ToArray();
        Assert.Equal(0, covered[0]);
        Assert.All(covered.Zip(covered.Skip(1)), pair => Assert.True(pair.Second >= pair.First));
        Assert.InRange(covered[^1], .6, 1);
    }

    [Fact]
    public void Dark_washes_darken_the_canvas_and_light_veils_lighten_it()
    {
        var camera = new Camera(_sitting, Conditions.Clean);
        double Light(double seconds) => See(camera, seconds).Average(value => value);
        var wash = _sitting.Passages.First(passage => passage.Style == PaintingStyle.Wash);
        var veil = _sitting.Passages.First(passage => passage.Style == PaintingStyle.Veil);
        Assert.True(Light(wash.End) < Light(wash.Start) - 50);
        Assert.True(Light(veil.End) > Light(veil.Start) + 8);
    }

    [Fact]
    public void The_canvas_changes_only_while_someone_paints()
    {
        var camera = new Camera(_sitting, Conditions.Clean);
        var pause = _sitting.Passages.Last(passage => passage.Style == PaintingStyle.Pause);
        Assert.Equal(See(camera, pause.Start), See(camera, pause.End));
        var stroke = _sitting.Strokes.First(one => one.Tool == Tool.Bristle);
        Assert.NotEqual(See(camera, stroke.Start), See(camera, stroke.End));
    }

    [Fact]
    public void The_arm_is_in_the_picture_while_a_stroke_is_made_and_gone_in_a_pause()
    {
        var stroke = _sitting.Strokes.MinBy(one => Vector2.Distance(one.At(.5), new(.5f, .5f)))!;
        var pause = _sitting.Passages.Last(passage => passage.Style == PaintingStyle.Pause);
        Assert.InRange(Different((stroke.Start + stroke.End) / 2), .05, .6);
        Assert.Equal(0, Different((pause.Start + pause.End) / 2));
    }

    [Fact]
    public void The_exposure_drifts_slowly_and_within_its_bounds()
    {
        var clean = new Camera(_sitting, Conditions.Clean);
        var drifting = new Camera(_sitting, new(false, .06f, 0));
        var gains = Enumerable.Range(0, 50).Select(second =>
            See(drifting, second).Average(value => value) / See(clean, second).Average(value => value)).ToArray();
        Assert.All(gains, gain => Assert.InRange(gain, .93, 1.07));
        Assert.True(gains.Max() - gains.Min() > .05);
        Assert.All(gains.Zip(gains.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, -.03, .03));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6.5)]
    public void A_close_up_shows_what_a_frame_averages(double seconds)
    {
        var conditions = Conditions.Studio with { Drift = 0, Noise = 0 };
        var (frame, large) = (See(new Camera(_sitting, conditions), seconds), new byte[DisplayFrame.PictureBytes]);
        new Camera(_sitting, conditions).Capture(seconds, large, DisplayFrame.Size);
        var apart = frame.Select((value, n) =>
        {
            var at = 3 * ((n / 3 / IFrameSource.Size * 2 * DisplayFrame.Size) + (n / 3 % IFrameSource.Size * 2)) + (n % 3);
            return Math.Abs(value - (large[at] + large[at + 3] + large[at + (3 * DisplayFrame.Size)] + large[at + (3 * DisplayFrame.Size) + 3]) / 4.0);
        }).ToArray();

        // Rounding, and at the arm's soft edge a little more.
        Assert.InRange(apart.Average(), 0, 0.6);
        Assert.InRange(apart.Order().ElementAt((int)(0.99 * apart.Length)), 0, 8);
    }

    [Fact]
    public void A_short_buffer_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Camera(_sitting).Capture(0, new byte[100]));

    private double Different(double seconds)
    {
        var clean = See(new Camera(_sitting, Conditions.Clean), seconds);
        var armed = See(new Camera(_sitting, new(true, 0, 0)), seconds);
        return clean.Zip(armed).Count(pair => Math.Abs(pair.First - pair.Second) > 3) / (double)clean.Length;
    }

    private static byte[] See(Camera camera, double seconds)
    {
        var rgb = new byte[IFrameSource.FrameBytes];
        camera.Capture(seconds, rgb);
        return rgb;
    }
}
