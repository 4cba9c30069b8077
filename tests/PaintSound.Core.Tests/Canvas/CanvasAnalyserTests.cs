using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Canvas;

public class CanvasAnalyserTests(ITestOutputHelper output)
{
    private static readonly long TicksPerFrame = TimeProvider.System.TimestampFrequency / CanvasScene.FramesPerSecond;

    /// <summary>
    /// Four strokes with a hand in the picture for 9 s each, its sleeve almost still. Tolerances are in steps of 0..255: sensor noise is 1.7 RMS,
    /// and the settled picture ignores differences up to 4.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_settled_picture_is_the_painting_without_the_hand(int seed)
    {
        var scene = new CanvasScene(seed, 4);
        var analyser = new CanvasAnalyser(TimeProvider.System);
        var picture = new byte[IFrameSource.FrameBytes];
        var worstForeign = 0;
        for (var frame = 0; frame < scene.Frames; frame++)
        {
            scene.Advance(frame);
            analyser.AddFrame(scene.Frame, frame * TicksPerFrame);
            analyser.CopySettled(picture);
            worstForeign = Math.Max(worstForeign, scene.CountForeign(picture, 24));
        }

        var errors = picture.Zip(scene.Truth, (a, b) => Math.Abs(a - b)).Order().ToArray();
        var (mean, quantile) = (errors.Average(), errors[(int)(0.999 * errors.Length)]);
        output.WriteLine($"seed {seed}: mean error {mean:F2}, 99.9 % within {quantile} of 255; at most {worstForeign} pixels of hand or shadow at any time; coverage {analyser.Coverage:F3}");
        Assert.Equal(0, worstForeign);
        Assert.InRange(mean, 0, 1.5);
        Assert.InRange(quantile, 0, 8);
        Assert.True(analyser.IsSettled);

        var painted = Enumerable.Range(0, picture.Length / 3).Count(n => Math.Abs(scene.Truth[3 * n] - scene.Past[0][3 * n]) > 24
            || Math.Abs(scene.Truth[3 * n + 1] - scene.Past[0][3 * n + 1]) > 24 || Math.Abs(scene.Truth[3 * n + 2] - scene.Past[0][3 * n + 2]) > 24);
        Assert.Equal(painted * 3f / picture.Length, analyser.Coverage, 0.01f);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(30)]
    public void The_flicker_of_a_blank_canvas_is_its_noise(int noise)
    {
        var analyser = new CanvasAnalyser(TimeProvider.System);
        var random = new Random(1);
        var frame = new byte[IFrameSource.FrameBytes];
        for (var i = 0; i < 24; i++)
        {
            for (var n = 0; n < frame.Length; n++)
            {
                frame[n] = (byte)(128 + random.Next(-noise, noise + 1));
            }

            analyser.AddFrame(frame, (long)(0.25 * i * TimeProvider.System.TimestampFrequency));
        }

        // The middle half of uniform noise has half of its width; the worst channel of most pixels spreads more.
        Assert.InRange(analyser.Flicker, noise * 0.9, noise * 1.8);
    }

    [Fact]
    public void The_change_is_the_paint_since_the_last_call()
    {
        var (analyser, picture) = (new CanvasAnalyser(TimeProvider.System), CreatePicture(200));
        Assert.Equal(0, analyser.TakeChange());
        AddFrames(analyser, picture, 0, 12);
        Assert.True(analyser.IsSettled);
        Assert.Equal(0, analyser.TakeChange());

        // A tenth of the canvas, by more than a quarter of the range.
        picture.AsSpan(30_000, picture.Length / 10).Fill(90);
        AddFrames(analyser, picture, 12, 16);
        Assert.Equal(0.1f, analyser.TakeChange(), 0.005f);
        Assert.Equal(0, analyser.TakeChange());
        Assert.Equal(0.1f, analyser.Coverage, 0.005f);
    }

    [Fact]
    public void A_reset_starts_the_analysis_again()
    {
        var (analyser, picture) = (new CanvasAnalyser(TimeProvider.System), new byte[IFrameSource.FrameBytes]);
        AddFrames(analyser, CreatePicture(200), 0, 12);
        var painted = CreatePicture(200);
        painted.AsSpan(30_000, painted.Length / 10).Fill(90);
        AddFrames(analyser, painted, 12, 16);
        analyser.TakeChange();
        Assert.InRange(analyser.Coverage, 0.09f, 0.11f);

        // A darker picture; the analyser must not take the old one for paint or for another exposure.
        analyser.Reset();
        AddFrames(analyser, CreatePicture(60), 28, 1);
        analyser.CopySettled(picture);
        Assert.All(picture, value => Assert.Equal(60, value));
        Assert.False(analyser.IsSettled);
        AddFrames(analyser, CreatePicture(60), 29, 11);
        Assert.True(analyser.IsSettled);
        Assert.Equal((0, 0), (analyser.Coverage, analyser.TakeChange()));
        var large = new byte[DisplayFrame.PictureBytes];
        analyser.CopyDisplay(large);
        Assert.All(large, value => Assert.Equal(60, value));
    }

    [Fact]
    public void The_flicker_threshold_can_be_changed()
    {
        var (analyser, random, frame) = (new CanvasAnalyser(TimeProvider.System), new Random(1), new byte[IFrameSource.FrameBytes]);
        var frameNumber = 0;
        AddNoise(24);
        Assert.False(analyser.IsSettled);
        analyser.FlickerThreshold = 52;
        AddNoise(1);
        Assert.True(analyser.IsSettled);

        void AddNoise(int frames)
        {
            for (var i = 0; i < frames; i++)
            {
                for (var n = 0; n < frame.Length; n++)
                {
                    frame[n] = (byte)(128 + random.Next(-30, 31));
                }

                AddFrames(analyser, frame, frameNumber++, 1);
            }
        }
    }

    [Fact]
    public void The_canvas_has_not_settled_before_the_window_is_full()
    {
        var analyser = new CanvasAnalyser(TimeProvider.System);
        AddFrames(analyser, CreatePicture(100), 0, 4);
        Assert.False(analyser.IsSettled);
        AddFrames(analyser, CreatePicture(100), 4, 1);
        Assert.True(analyser.IsSettled);
    }

    /// <summary>The window is 1 s.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(25)]
    [InlineData(60)]
    public void A_faster_camera_has_the_same_window(int framesPerSecond)
    {
        var analyser = new CanvasAnalyser(TimeProvider.System);
        var frame = 0;
        for (; !analyser.IsSettled; frame++)
        {
            analyser.AddFrame(CreatePicture(100), frame * TimeProvider.System.TimestampFrequency / framesPerSecond);
        }

        Assert.InRange((frame - 1.0) / framesPerSecond, 0.9, 1 + 1.0 / framesPerSecond);
    }

    [Fact]
    public void Does_not_allocate()
    {
        var (analyser, picture) = (new CanvasAnalyser(TimeProvider.System), CreatePicture(120));
        var frameNumber = 0;
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            AddFrames(analyser, picture, frameNumber, 20);
            frameNumber += 20;
            analyser.CopySettled(picture);
            analyser.TakeChange();
        }));
    }

    private static byte[] CreatePicture(byte value)
    {
        var picture = new byte[IFrameSource.FrameBytes];
        Array.Fill(picture, value);
        return picture;
    }

    private static void AddFrames(CanvasAnalyser analyser, byte[] picture, int from, int frames)
    {
        for (var frame = from; frame < from + frames; frame++)
        {
            analyser.AddFrame(picture, frame * TicksPerFrame);
        }
    }
}
