using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Canvas;

/// <summary>The settled canvas in a close-up's pixels, by way of the eye.</summary>
public class DisplayCanvasTests
{
    private const int Weave = 20;
    private static readonly long TicksPerFrame = TimeProvider.System.TimestampFrequency / 4;

    private readonly DisplayFrame _closeUp = new();
    private readonly byte[] _frame = new byte[IFrameSource.FrameBytes];
    private readonly byte[] _shown = new byte[DisplayFrame.PictureBytes];
    private long _frames;

    [Fact]
    public void It_is_as_fine_as_the_close_up()
    {
        var eye = new CanvasAnalyser(TimeProvider.System, closeUp: _closeUp);
        See(eye, 1, 1);
        AssertShows((0, 0, DisplayFrame.Size, DisplayFrame.Size), 150);
        See(eye, 20, 1);
        AssertShows((0, 0, DisplayFrame.Size, DisplayFrame.Size), 150);
    }

    [Fact]
    public void A_hand_is_never_in_it_and_paint_is_once_it_lies_free()
    {
        var eye = new CanvasAnalyser(TimeProvider.System, closeUp: _closeUp);
        See(eye, 16, 1);
        for (var i = 0; i < 6; i++)
        {
            See(eye, 1, 1, (100, 60, 160, 224, (byte)(40 + i)));
            AssertShows((0, 0, DisplayFrame.Size, DisplayFrame.Size), 150);
        }

        See(eye, 20, 1, (10, 10, 40, 40, 60));
        AssertShows((20, 20, 80, 80), 60, new CanvasSettings().Slight);
        AssertShows((100, 0, DisplayFrame.Size, DisplayFrame.Size), 150);
    }

    [Fact]
    public void Exposure_that_drifts_does_not_show()
    {
        var eye = new CanvasAnalyser(TimeProvider.System, closeUp: _closeUp);
        See(eye, 16, 1);
        for (var i = 1; i <= 20; i++)
        {
            See(eye, 1, 1 + (0.015 * i));
        }

        AssertShows((0, 0, DisplayFrame.Size, DisplayFrame.Size), 150, 4);
    }

    [Fact]
    public void Noise_dances_less_than_in_the_camera()
    {
        var eye = new CanvasAnalyser(TimeProvider.System, closeUp: _closeUp);
        var random = new Random(1);
        var (before, last) = (new byte[DisplayFrame.PictureBytes], new byte[DisplayFrame.PictureBytes]);
        var (dance, noise) = (0.0, 0.0);
        for (var i = 0; i < 24; i++)
        {
            Paint(1);
            for (var n = 0; n < DisplayFrame.PictureBytes; n++)
            {
                _closeUp.Rgb[n] = (byte)(_closeUp.Rgb[n] + random.Next(-6, 7));
            }

            Average();
            eye.AddFrame(_frame, _frames++ * TicksPerFrame);
            eye.CopyDisplay(_shown);
            if (i > 12)
            {
                dance += Apart(_shown, before);
                noise += Apart(_closeUp.Rgb, last);
            }

            (before, last) = ([.. _shown], [.. _closeUp.Rgb]);
        }

        Assert.InRange(dance / noise, 0, 0.5);

        static double Apart(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
        {
            var sum = 0.0;
            for (var n = 0; n < a.Length; n++)
            {
                sum += (a[n] - b[n]) * (a[n] - b[n]);
            }

            return Math.Sqrt(sum);
        }
    }

    [Fact]
    public void Only_another_picture_counts()
    {
        var eye = new CanvasAnalyser(TimeProvider.System, closeUp: _closeUp);
        Assert.Equal(0, eye.FrameCount);
        See(eye, 1, 1);
        Assert.Equal(1, eye.FrameCount);
        See(eye, 16, 1);
        Assert.Equal(1, eye.FrameCount);
        See(eye, 1, 1, (100, 60, 160, 224, 40));
        Assert.Equal(1, eye.FrameCount);
        See(eye, 20, 1, (10, 10, 40, 40, 60));
        Assert.InRange(eye.FrameCount, 2, 20);
    }

    [Fact]
    public void Without_a_close_up_the_settled_pixels_are_enlarged()
    {
        var eye = new CanvasAnalyser(TimeProvider.System);
        eye.CopyDisplay(_shown);
        Assert.All(_shown, value => Assert.Equal(0, value));
        var random = new Random(2);
        random.NextBytes(_frame);
        eye.AddFrame(_frame, 0);
        eye.CopyDisplay(_shown);
        foreach (var (x, y, channel) in new[] { (0, 0, 0), (1, 1, 1), (446, 3, 2), (3, 447, 0), (447, 447, 2) })
        {
            Assert.Equal(_frame[3 * ((y / 2 * IFrameSource.Size) + (x / 2)) + channel], _shown[3 * ((y * DisplayFrame.Size) + x) + channel]);
        }
    }

    [Fact]
    public void AllocatesNothing()
    {
        var eye = new CanvasAnalyser(TimeProvider.System, closeUp: _closeUp);
        Paint(1);
        Average();
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            eye.AddFrame(_frame, _frames++ * TicksPerFrame);
            eye.CopyDisplay(_shown);
        }));
    }

    /// <summary>A woven canvas under some exposure, with a rectangle of another colour in a frame's pixels, for so many frames.</summary>
    private void See(CanvasAnalyser eye, int frames, double exposure, (int Left, int Top, int Right, int Bottom, byte Colour) patch = default)
    {
        Paint(exposure);
        for (var y = 2 * patch.Top; y < 2 * patch.Bottom; y++)
        {
            for (var x = 2 * patch.Left; x < 2 * patch.Right; x++)
            {
                _closeUp.Rgb.Slice(3 * ((y * DisplayFrame.Size) + x), 3).Fill((byte)(exposure * Woven(x, y, patch.Colour)));
            }
        }

        Average();
        for (var i = 0; i < frames; i++)
        {
            eye.AddFrame(_frame, _frames++ * TicksPerFrame);
        }

        eye.CopyDisplay(_shown);
    }

    private void Paint(double exposure)
    {
        for (var n = 0; n < DisplayFrame.PictureBytes; n++)
        {
            _closeUp.Rgb[n] = (byte)(exposure * Woven(n / 3 % DisplayFrame.Size, n / 3 / DisplayFrame.Size, 150));
        }
    }

    private static int Woven(int x, int y, int colour) => colour + (x % 2 == y % 2 ? Weave : -Weave);

    private void Average()
    {
        const int row = 3 * DisplayFrame.Size;
        var rgb = _closeUp.Rgb;
        for (var n = 0; n < _frame.Length; n++)
        {
            var at = 3 * ((n / 3 / IFrameSource.Size * 2 * DisplayFrame.Size) + (n / 3 % IFrameSource.Size * 2)) + (n % 3);
            _frame[n] = (byte)((rgb[at] + rgb[at + 3] + rgb[at + row] + rgb[at + row + 3]) / 4);
        }
    }

    private void AssertShows((int Left, int Top, int Right, int Bottom) area, int colour, int tolerance = 0)
    {
        for (var y = area.Top; y < area.Bottom; y++)
        {
            for (var x = area.Left; x < area.Right; x++)
            {
                var (expected, shown) = (Woven(x, y, colour), _shown[3 * ((y * DisplayFrame.Size) + x)]);
                if (Math.Abs(expected - shown) > tolerance)
                {
                    Assert.Fail($"At ({x}, {y}) stands {shown}, not {expected}.");
                }
            }
        }
    }
}
