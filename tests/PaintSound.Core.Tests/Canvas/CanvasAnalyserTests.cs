using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Canvas;

public class CanvasAnalyserTests(ITestOutputHelper output)
{
    private static readonly long TicksPerFrame = TimeProvider.System.TimestampFrequency / CanvasScene.FramesPerSecond;

    /// <summary>
    /// Four strokes, a hand for nine seconds at each, its sleeve as good as still. Tolerances in steps of 0..255: sensor noise is 1.7 RMS,
    /// the settled picture ignores differences up to 4.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TheSettledPictureIsThePaintingWithoutTheHand(int seed)
    {
        var scene = new CanvasScene(seed, 4);
        var eye = new CanvasAnalyser(TimeProvider.System);
        var picture = new byte[IFrameSource.FrameBytes];
        var worstForeign = 0;
        for (var frame = 0; frame < scene.Frames; frame++)
        {
            scene.Advance(frame);
            eye.AddFrame(scene.Frame, frame * TicksPerFrame);
            eye.CopySettled(picture);
            worstForeign = Math.Max(worstForeign, scene.Foreign(picture, 24));
        }

        var errors = picture.Zip(scene.Truth, (a, b) => Math.Abs(a - b)).Order().ToArray();
        var (mean, most) = (errors.Average(), errors[(int)(0.999 * errors.Length)]);
        output.WriteLine($"seed {seed}: mean error {mean:F2}, 99.9 % within {most} of 255; at most {worstForeign} pixels of hand or shadow at any time; covered {eye.Coverage:F3}");
        Assert.Equal(0, worstForeign);
        Assert.InRange(mean, 0, 1.5);
        Assert.InRange(most, 0, 8);
        Assert.True(eye.IsSettled);

        var painted = Enumerable.Range(0, picture.Length / 3).Count(n => Math.Abs(scene.Truth[3 * n] - scene.Past[0][3 * n]) > 24
            || Math.Abs(scene.Truth[3 * n + 1] - scene.Past[0][3 * n + 1]) > 24 || Math.Abs(scene.Truth[3 * n + 2] - scene.Past[0][3 * n + 2]) > 24);
        Assert.Equal(painted * 3f / picture.Length, eye.Coverage, 0.01f);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(30)]
    public void A_blank_canvas_flickers_as_much_as_its_noise(int noise)
    {
        var eye = new CanvasAnalyser(TimeProvider.System);
        var random = new Random(1);
        var frame = new byte[IFrameSource.FrameBytes];
        for (var i = 0; i < 24; i++)
        {
            for (var n = 0; n < frame.Length; n++)
            {
                frame[n] = (byte)(128 + random.Next(-noise, noise + 1));
            }

            eye.AddFrame(frame, (long)(0.25 * i * TimeProvider.System.TimestampFrequency));
        }

        // The middle half of evenly spread noise is half of its width; the worst channel of most pixels spreads more.
        Assert.InRange(eye.Flicker, noise * 0.9, noise * 1.8);
    }

    [Fact]
    public void ChangeIsWhatWasPaintedSinceTheLastLook()
    {
        var (eye, picture) = (new CanvasAnalyser(TimeProvider.System), Blank(200));
        Assert.Equal(0, eye.TakeChange());
        Show(eye, picture, 0, 12);
        Assert.True(eye.IsSettled);
        Assert.Equal(0, eye.TakeChange());

        // A tenth of the canvas, by more than a quarter of the range.
        picture.AsSpan(30_000, picture.Length / 10).Fill(90);
        Show(eye, picture, 12, 12);
        Assert.Equal(0.1f, eye.TakeChange(), 0.005f);
        Assert.Equal(0, eye.TakeChange());
        Assert.Equal(0.1f, eye.Coverage, 0.005f);
    }

    [Fact]
    public void ACanvasBetweenOtherCornersIsSeenAnew()
    {
        var (eye, picture) = (new CanvasAnalyser(TimeProvider.System), new byte[IFrameSource.FrameBytes]);
        Show(eye, Blank(200), 0, 12);
        var painted = Blank(200);
        painted.AsSpan(30_000, painted.Length / 10).Fill(90);
        Show(eye, painted, 12, 12);
        eye.TakeChange();
        Assert.InRange(eye.Coverage, 0.09f, 0.11f);

        // A darker picture, under which the old one is never taken for paint or for another exposure.
        eye.Reset();
        Show(eye, Blank(60), 24, 1);
        eye.CopySettled(picture);
        Assert.All(picture, value => Assert.Equal(60, value));
        Assert.False(eye.IsSettled);
        Show(eye, Blank(60), 25, 11);
        Assert.True(eye.IsSettled);
        Assert.Equal((0, 0), (eye.Coverage, eye.TakeChange()));
        var large = new byte[DisplayFrame.PictureBytes];
        eye.CopyDisplay(large);
        Assert.All(large, value => Assert.Equal(60, value));
    }

    [Fact]
    public void HowMuchAPixelMayFlickerCanBeLearned()
    {
        var (eye, random, frame) = (new CanvasAnalyser(TimeProvider.System), new Random(1), new byte[IFrameSource.FrameBytes]);
        var shown = 0;
        See(24);
        Assert.False(eye.IsSettled);
        eye.FlickerThreshold = 52;
        See(1);
        Assert.True(eye.IsSettled);

        void See(int frames)
        {
            for (var i = 0; i < frames; i++)
            {
                for (var n = 0; n < frame.Length; n++)
                {
                    frame[n] = (byte)(128 + random.Next(-30, 31));
                }

                Show(eye, frame, shown++, 1);
            }
        }
    }

    [Fact]
    public void NothingHasSettledBeforeTheWindowIsFull()
    {
        var eye = new CanvasAnalyser(TimeProvider.System);
        Show(eye, Blank(100), 0, 11);
        Assert.False(eye.IsSettled);
        Show(eye, Blank(100), 11, 1);
        Assert.True(eye.IsSettled);
    }

    /// <summary>Three seconds, twelve frames of a camera that delivers four a second.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(25)]
    [InlineData(60)]
    public void AFasterCameraHasTheSameWindow(int framesPerSecond)
    {
        var eye = new CanvasAnalyser(TimeProvider.System);
        var frame = 0;
        for (; !eye.IsSettled; frame++)
        {
            eye.AddFrame(Blank(100), frame * TimeProvider.System.TimestampFrequency / framesPerSecond);
        }

        Assert.InRange((frame - 1.0) / framesPerSecond, 2.7, 2.8 + 1.0 / framesPerSecond);
    }

    [Fact]
    public void AllocatesNothing()
    {
        var (eye, picture) = (new CanvasAnalyser(TimeProvider.System), Blank(120));
        var shown = 0;
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            Show(eye, picture, shown, 20);
            shown += 20;
            eye.CopySettled(picture);
            eye.TakeChange();
        }));
    }

    private static byte[] Blank(byte value)
    {
        var picture = new byte[IFrameSource.FrameBytes];
        Array.Fill(picture, value);
        return picture;
    }

    private static void Show(CanvasAnalyser eye, byte[] picture, int from, int frames)
    {
        for (var frame = from; frame < from + frames; frame++)
        {
            eye.AddFrame(picture, frame * TicksPerFrame);
        }
    }
}
