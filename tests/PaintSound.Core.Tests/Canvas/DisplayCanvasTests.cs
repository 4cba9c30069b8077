using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Canvas;

/// <summary>Tests the settled canvas in the display size through the <see cref="CanvasAnalyser"/>.</summary>
public class DisplayCanvasTests
{
    private const int Weave = 20;
    private static readonly long TicksPerFrame = TimeProvider.System.TimestampFrequency / 4;

    private readonly DisplayFrame _displayFrame = new();
    private readonly byte[] _frame = new byte[IFrameSource.FrameBytes];
    private readonly byte[] _picture = new byte[DisplayFrame.PictureBytes];
    private long _frames;

    [Fact]
    public void It_has_the_resolution_of_the_display_frame()
    {
        var analyser = new CanvasAnalyser(TimeProvider.System, displayFrame: _displayFrame);
        AddFrames(analyser, 1, 1);
        AssertShows((0, 0, DisplayFrame.Size, DisplayFrame.Size), 150);
        AddFrames(analyser, 20, 1);
        AssertShows((0, 0, DisplayFrame.Size, DisplayFrame.Size), 150);
    }

    [Fact]
    public void It_shows_paint_as_soon_as_it_is_uncovered_and_never_a_hand()
    {
        var analyser = new CanvasAnalyser(TimeProvider.System, displayFrame: _displayFrame);
        AddFrames(analyser, 16, 1);
        for (var i = 0; i < 6; i++)
        {
            AddFrames(analyser, 1, 1, (100, 60, 160, 224, (byte)(40 + i)));
            AssertShows((0, 0, DisplayFrame.Size, DisplayFrame.Size), 150);
        }

        AddFrames(analyser, 20, 1, (10, 10, 40, 40, 60));
        AssertShows((20, 20, 80, 80), 60, new CanvasSettings().NoiseThreshold);
        AssertShows((100, 0, DisplayFrame.Size, DisplayFrame.Size), 150);
    }

    [Fact]
    public void It_does_not_show_a_drift_of_the_exposure()
    {
        var analyser = new CanvasAnalyser(TimeProvider.System, displayFrame: _displayFrame);
        AddFrames(analyser, 16, 1);
        for (var i = 1; i <= 20; i++)
        {
            AddFrames(analyser, 1, 1 + (0.015 * i));
        }

        AssertShows((0, 0, DisplayFrame.Size, DisplayFrame.Size), 150, 4);
    }

    [Fact]
    public void It_has_less_noise_than_the_camera()
    {
        var analyser = new CanvasAnalyser(TimeProvider.System, displayFrame: _displayFrame);
        var random = new Random(1);
        var (before, last) = (new byte[DisplayFrame.PictureBytes], new byte[DisplayFrame.PictureBytes]);
        var (displayNoise, cameraNoise) = (0.0, 0.0);
        for (var i = 0; i < 24; i++)
        {
            PaintCanvas(1);
            for (var n = 0; n < DisplayFrame.PictureBytes; n++)
            {
                _displayFrame.Rgb[n] = (byte)(_displayFrame.Rgb[n] + random.Next(-6, 7));
            }

            DownsampleToFrame();
            analyser.AddFrame(_frame, _frames++ * TicksPerFrame);
            analyser.CopyDisplay(_picture);
            if (i > 12)
            {
                displayNoise += Distance(_picture, before);
                cameraNoise += Distance(_displayFrame.Rgb, last);
            }

            (before, last) = ([.. _picture], [.. _displayFrame.Rgb]);
        }

        Assert.InRange(displayNoise / cameraNoise, 0, 0.5);

        static double Distance(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
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
    public void The_frame_count_counts_only_different_pictures()
    {
        var analyser = new CanvasAnalyser(TimeProvider.System, displayFrame: _displayFrame);
        Assert.Equal(0, analyser.FrameCount);
        AddFrames(analyser, 1, 1);
        Assert.Equal(1, analyser.FrameCount);
        AddFrames(analyser, 16, 1);
        Assert.Equal(1, analyser.FrameCount);
        AddFrames(analyser, 1, 1, (100, 60, 160, 224, 40));
        Assert.Equal(1, analyser.FrameCount);
        AddFrames(analyser, 20, 1, (10, 10, 40, 40, 60));
        Assert.InRange(analyser.FrameCount, 2, 20);
    }

    [Fact]
    public void It_enlarges_the_settled_picture_without_a_display_frame()
    {
        var analyser = new CanvasAnalyser(TimeProvider.System);
        analyser.CopyDisplay(_picture);
        Assert.All(_picture, value => Assert.Equal(0, value));
        var random = new Random(2);
        random.NextBytes(_frame);
        analyser.AddFrame(_frame, 0);
        analyser.CopyDisplay(_picture);
        foreach (var (x, y, channel) in new[] { (0, 0, 0), (1, 1, 1), (446, 3, 2), (3, 447, 0), (447, 447, 2) })
        {
            Assert.Equal(_frame[3 * ((y / 2 * IFrameSource.Size) + (x / 2)) + channel], _picture[3 * ((y * DisplayFrame.Size) + x) + channel]);
        }
    }

    [Fact]
    public void Does_not_allocate()
    {
        var analyser = new CanvasAnalyser(TimeProvider.System, displayFrame: _displayFrame);
        PaintCanvas(1);
        DownsampleToFrame();
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            analyser.AddFrame(_frame, _frames++ * TicksPerFrame);
            analyser.CopyDisplay(_picture);
        }));
    }

    /// <summary>Adds frames of a woven canvas under an exposure, with a rectangle of another colour in frame pixels.</summary>
    private void AddFrames(CanvasAnalyser analyser, int frames, double exposure, (int Left, int Top, int Right, int Bottom, byte Colour) patch = default)
    {
        PaintCanvas(exposure);
        for (var y = 2 * patch.Top; y < 2 * patch.Bottom; y++)
        {
            for (var x = 2 * patch.Left; x < 2 * patch.Right; x++)
            {
                _displayFrame.Rgb.Slice(3 * ((y * DisplayFrame.Size) + x), 3).Fill((byte)(exposure * GetWoven(x, y, patch.Colour)));
            }
        }

        DownsampleToFrame();
        for (var i = 0; i < frames; i++)
        {
            analyser.AddFrame(_frame, _frames++ * TicksPerFrame);
        }

        analyser.CopyDisplay(_picture);
    }

    private void PaintCanvas(double exposure)
    {
        for (var n = 0; n < DisplayFrame.PictureBytes; n++)
        {
            _displayFrame.Rgb[n] = (byte)(exposure * GetWoven(n / 3 % DisplayFrame.Size, n / 3 / DisplayFrame.Size, 150));
        }
    }

    private static int GetWoven(int x, int y, int colour) => colour + (x % 2 == y % 2 ? Weave : -Weave);

    private void DownsampleToFrame()
    {
        const int row = 3 * DisplayFrame.Size;
        var rgb = _displayFrame.Rgb;
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
                var (expected, shown) = (GetWoven(x, y, colour), _picture[3 * ((y * DisplayFrame.Size) + x)]);
                if (Math.Abs(expected - shown) > tolerance)
                {
                    Assert.Fail($"Pixel ({x}, {y}) is {shown}, not {expected}.");
                }
            }
        }
    }
}
