using System.Numerics;
using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Canvas;

/// <summary>What stands in front of the canvas is told, and is not paint.</summary>
public class CanvasCoverTests
{
    private const int Size = IFrameSource.Size, FramesPerSecond = 8;
    private readonly CanvasAnalyser _analyser = new(TimeProvider.System);
    private readonly byte[] _painting = new byte[IFrameSource.FrameBytes], _frame = new byte[IFrameSource.FrameBytes], _picture = new byte[IFrameSource.FrameBytes];
    private readonly Random _random = new(3);
    private int _frames;

    public CanvasCoverTests() => Array.Fill(_painting, (byte)220);

    [Theory]
    [InlineData(200, 150, 130)]
    [InlineData(60, 64, 74)]
    [InlineData(120, 30, 40)]
    public void An_arm_that_rests_for_a_minute_is_no_paint(byte r, byte g, byte b)
    {
        Vector3 skin = new(214, 160, 130), sleeve = new(r, g, b);
        Play(3, _ => null);
        Assert.Equal(CanvasCover.Free, _analyser.Cover);

        // The arm comes and goes once, so that its colours are known, and then comes to rest.
        Play(2, t => Math.Sin(Math.PI * t / 2) * 130);
        Play(3, _ => null);
        Play(1, t => t * 130);
        Play(60, _ => 130);
        Assert.Equal(CanvasCover.Resting, _analyser.Cover);
        Assert.InRange(_analyser.Coverage, 0, 0.002f);
        Play(1, t => (1 - t) * 130);
        Play(3, _ => null);
        Assert.Equal(CanvasCover.Free, _analyser.Cover);
        Assert.InRange(_analyser.Coverage, 0, 0.002f);

        void Play(double seconds, Func<double, double?> reach) => Show(seconds, t =>
        {
            if (reach(t) is { } length)
            {
                Draw((x, y) => x > 90 && x < 125 && y > Size - length, y => y < Size - length + 40 ? skin : sleeve);
            }
        });
    }

    /// <summary>A knife, a brush or a ruler that leans at the canvas, with its shadow to the right of it.</summary>
    [Theory]
    [InlineData(10, 110, 150, 155, 165)]
    [InlineData(8, 90, 60, 40, 30)]
    [InlineData(14, 140, 230, 200, 40)]
    public void An_object_that_is_left_leaning_rests_and_is_no_paint(int width, int length, byte r, byte g, byte b)
    {
        Show(3, _ => { });
        Show(20, _ => DrawObject());
        Assert.Equal(CanvasCover.Resting, _analyser.Cover);
        Assert.InRange(_analyser.Coverage, 0, 0.002f);
        Show(3, _ => { });
        Assert.Equal(CanvasCover.Free, _analyser.Cover);

        void DrawObject()
        {
            for (var n = 0; n < Size * Size; n++)
            {
                var (x, y) = (n % Size, n / Size);
                var across = x - 100 - ((Size - y) / 4.0);
                if (y > Size - length && across >= width && across < width + 6)
                {
                    Set(n, new Vector3(150));
                }
            }

            Draw((x, y) => y > Size - length && x - 100 - ((Size - y) / 4.0) is var across && across >= 0 && across < width, _ => new Vector3(r, g, b));
        }
    }

    /// <summary>Strokes without a shadow are paint, also long and straight ones over the border.</summary>
    [Theory]
    [InlineData(10, 110)]
    [InlineData(20, 200)]
    [InlineData(5, 224)]
    public void A_straight_stroke_over_the_border_is_paint(int width, int length)
    {
        Show(3, _ => { });
        for (var n = 0; n < Size * Size; n++)
        {
            if (n / Size >= Size - length && n % Size >= 80 && n % Size < 80 + width)
            {
                (_painting[3 * n], _painting[(3 * n) + 1], _painting[(3 * n) + 2]) = (40, 60, 150);
            }
        }

        Show(4, _ => { });
        Assert.Equal(CanvasCover.Free, _analyser.Cover);
        Assert.Equal(width * length / (float)(Size * Size), _analyser.Coverage, 0.005f);
    }

    private void Show(double seconds, Action<double> draw)
    {
        for (var n = 0; n < seconds * FramesPerSecond; n++, _frames++)
        {
            _painting.CopyTo(_frame, 0);
            draw((double)n / FramesPerSecond);
            for (var i = 0; i < _frame.Length; i++)
            {
                _frame[i] = (byte)Math.Clamp(_frame[i] + _random.Next(-2, 3), 0, 255);
            }

            _analyser.AddFrame(_frame, _frames * TimeProvider.System.TimestampFrequency / FramesPerSecond);
        }

        _analyser.CopySettled(_picture);
    }

    private void Draw(Func<int, int, bool> isInside, Func<int, Vector3> colour)
    {
        for (var n = 0; n < Size * Size; n++)
        {
            if (isInside(n % Size, n / Size))
            {
                Set(n, colour(n / Size));
            }
        }
    }

    private void Set(int pixel, Vector3 colour) =>
        (_frame[3 * pixel], _frame[(3 * pixel) + 1], _frame[(3 * pixel) + 2]) = ((byte)colour.X, (byte)colour.Y, (byte)colour.Z);
}
