using FsCheck.Xunit;
using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Canvas;

public class ExposureGainTests
{
    /// <summary>A dark arm covers up to two fifths of the canvas; the exposure is 0.55 to 1.75.</summary>
    [Property(MaxTest = 40)]
    public bool Finds_the_gain_under_an_arm(int seed)
    {
        var random = new Random(seed);
        var truth = 0.55 + 1.2 * random.NextDouble();
        var (settled, frame, normalised) = (CreatePicture(random, 30, 130), new byte[IFrameSource.FrameBytes], new byte[IFrameSource.FrameBytes]);
        var arm = (int)(0.4 * random.NextDouble() * frame.Length);
        for (var n = 0; n < frame.Length; n++)
        {
            frame[n] = (byte)Math.Clamp(Math.Round((n < arm ? 40 : settled[n]) * truth + 4 * random.NextDouble() - 2), 0, 255);
        }

        var gain = new ExposureGain();
        gain.Normalise(frame, settled, normalised);

        var error = Enumerable.Range(arm, frame.Length - arm).Average(n => Math.Abs(normalised[n] - settled[n]));
        return Enumerable.Range(0, 3).All(c => Math.Abs(gain[c] / truth - 1) < 0.015) && error < 2.5;
    }

    [Fact]
    public void A_glaze_over_most_of_the_canvas_does_not_change_the_gain()
    {
        var random = new Random(2);
        var (settled, normalised) = (CreatePicture(random, 60, 180), new byte[IFrameSource.FrameBytes]);
        var gain = new ExposureGain();
        gain.Normalise([.. settled.Select((v, n) => (byte)Math.Round(v * 1.05 * (n < 0.7 * settled.Length ? 0.6 : 1)))], settled, normalised);
        Assert.Equal(1.05, gain[0], 0.015);
    }

    [Fact]
    public void The_gain_stays_if_too_few_pixels_agree()
    {
        var random = new Random(1);
        var (settled, normalised) = (CreatePicture(random, 30, 130), new byte[IFrameSource.FrameBytes]);
        var gain = new ExposureGain();
        gain.Normalise([.. settled.Select(v => (byte)(v * 1.25))], settled, normalised);
        var before = gain[0];
        gain.Normalise(CreatePicture(random, 10, 250), settled, normalised);
        Assert.Equal(1.25, before, 0.01);
        Assert.Equal(before, gain[0]);
    }

    [Fact]
    public void A_black_frame_does_not_change_the_gain()
    {
        var (black, normalised) = (new byte[IFrameSource.FrameBytes], new byte[IFrameSource.FrameBytes]);
        var gain = new ExposureGain();
        gain.Normalise(black, black, normalised);
        Assert.Equal(1, gain[1]);
        Assert.Equal(black, normalised);
    }

    private static byte[] CreatePicture(Random random, int from, int to) =>
        [.. Enumerable.Range(0, IFrameSource.FrameBytes).Select(_ => (byte)random.Next(from, to))];
}
