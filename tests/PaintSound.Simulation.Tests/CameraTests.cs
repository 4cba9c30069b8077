using System.Numerics;
using PaintSound.Core.Sources;
using PaintSound.Simulation.Pictures;
using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Tests;

public class CameraTests
{
    private readonly PaintingSession _session = new Painter(6).CreateSession(50);

    [Fact]
    public void The_same_time_always_gives_the_same_picture()
    {
        var camera = new Camera(_session);
        foreach (var seconds in new[] { 3.21, 30, 7.7, 7.9, 49 })
        {
            Assert.Equal(Capture(new Camera(_session), seconds), Capture(camera, seconds));
        }
    }

    [Fact]
    public void Coverage_never_falls()
    {
        var camera = new Camera(_session);
        var covered = Enumerable.Range(0, 51).Select(second => camera.CoverageAt(second)).ToArray();
        Assert.Equal(0, covered[0]);
        Assert.All(covered.Zip(covered.Skip(1)), pair => Assert.True(pair.Second >= pair.First));
        Assert.InRange(covered[^1], .6, 1);
    }

    [Fact]
    public void Dark_washes_darken_the_canvas_and_light_veils_lighten_it()
    {
        var camera = new Camera(_session, Conditions.Clean);
        double Brightness(double seconds) => Capture(camera, seconds).Average(value => value);
        var wash = _session.Passages.First(passage => passage.Style == PaintingStyle.Wash);
        var veil = _session.Passages.First(passage => passage.Style == PaintingStyle.Veil);
        Assert.True(Brightness(wash.End) < Brightness(wash.Start) - 50);
        Assert.True(Brightness(veil.End) > Brightness(veil.Start) + 8);
    }

    [Fact]
    public void The_canvas_changes_only_during_strokes()
    {
        var camera = new Camera(_session, Conditions.Clean);
        var pause = _session.Passages.Last(passage => passage.Style == PaintingStyle.Pause);
        Assert.Equal(Capture(camera, pause.Start), Capture(camera, pause.End));
        var stroke = _session.Strokes.First(candidate => candidate.Tool == Tool.Bristle);
        Assert.NotEqual(Capture(camera, stroke.Start), Capture(camera, stroke.End));
    }

    [Fact]
    public void The_arm_is_visible_during_a_stroke_and_not_in_a_pause()
    {
        var stroke = _session.Strokes.MinBy(candidate => Vector2.Distance(candidate.PositionAt(.5), new(.5f, .5f)))!;
        var pause = _session.Passages.Last(passage => passage.Style == PaintingStyle.Pause);
        Assert.InRange(MeasureArmShare((stroke.Start + stroke.End) / 2), .05, .6);
        Assert.Equal(0, MeasureArmShare((pause.Start + pause.End) / 2));
    }

    [Fact]
    public void The_exposure_drifts_slowly_within_its_limits()
    {
        var clean = new Camera(_session, Conditions.Clean);
        var drifting = new Camera(_session, new(false, .06f, 0));
        var gains = Enumerable.Range(0, 50).Select(second =>
            Capture(drifting, second).Average(value => value) / Capture(clean, second).Average(value => value)).ToArray();
        Assert.All(gains, gain => Assert.InRange(gain, .93, 1.07));
        Assert.True(gains.Max() - gains.Min() > .05);
        Assert.All(gains.Zip(gains.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, -.03, .03));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6.5)]
    public void A_frame_is_the_average_of_a_display_frame(double seconds)
    {
        var conditions = Conditions.Studio with { Drift = 0, Noise = 0 };
        var (frame, large) = (Capture(new Camera(_session, conditions), seconds), new byte[DisplayFrame.PictureBytes]);
        new Camera(_session, conditions).Capture(seconds, large, DisplayFrame.Size);
        var differences = frame.Select((value, n) =>
        {
            var at = 3 * ((n / 3 / IFrameSource.Size * 2 * DisplayFrame.Size) + (n / 3 % IFrameSource.Size * 2)) + (n % 3);
            return Math.Abs(value - (large[at] + large[at + 3] + large[at + (3 * DisplayFrame.Size)] + large[at + (3 * DisplayFrame.Size) + 3]) / 4.0);
        }).ToArray();

        // The differences come from rounding, and at the soft edge of the arm they are a little larger.
        Assert.InRange(differences.Average(), 0, 0.6);
        Assert.InRange(differences.Order().ElementAt((int)(0.99 * differences.Length)), 0, 8);
    }

    [Fact]
    public void Rejects_a_short_buffer() =>
        Assert.Throws<ArgumentException>(() => new Camera(_session).Capture(0, new byte[100]));

    private double MeasureArmShare(double seconds)
    {
        var clean = Capture(new Camera(_session, Conditions.Clean), seconds);
        var withArm = Capture(new Camera(_session, new(true, 0, 0)), seconds);
        return clean.Zip(withArm).Count(pair => Math.Abs(pair.First - pair.Second) > 3) / (double)clean.Length;
    }

    private static byte[] Capture(Camera camera, double seconds)
    {
        var rgb = new byte[IFrameSource.FrameBytes];
        camera.Capture(seconds, rgb);
        return rgb;
    }
}
