using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Canvas;

/// <summary>Which pixels of a canvas have paint.</summary>
public class GroundTests
{
    private const int Size = IFrameSource.Size;
    private readonly CanvasAnalyser _canvas = new(TimeProvider.System);
    private double _now;

    [Fact]
    public void On_an_empty_canvas_only_what_is_added_is_paint()
    {
        Show((_, _) => 230);
        Assert.Equal(0, PaintIn(0, Size));
        Show((x, _) => x < 56 ? (byte)90 : (byte)230);
        Assert.Equal(1, PaintIn(0, 56), 0.02);
        Assert.Equal(0, PaintIn(56, Size), 0.02);
    }

    [Fact]
    public void Paint_that_was_there_at_the_start_stays_paint()
    {
        Show((x, _) => x < 56 ? (byte)90 : (byte)230);
        Assert.Equal(1, PaintIn(0, 52), 0.02);
        Assert.Equal(0, PaintIn(60, Size), 0.02);
        Show((x, _) => x < 112 ? (byte)90 : (byte)230);
        Assert.Equal(1, PaintIn(0, 108), 0.02);
        Assert.Equal(0, PaintIn(116, Size), 0.02);
    }

    [Fact]
    public void A_canvas_that_is_painted_from_the_start_has_no_ground()
    {
        Show((x, y) => (byte)((x * 37 % 200) + (y % 50)));
        Assert.Equal(1, PaintIn(0, Size));
    }

    [Fact]
    public void After_a_reset_the_picture_of_that_moment_is_the_ground()
    {
        Show((_, _) => 230);
        _canvas.Reset();
        Show((_, _) => 120);
        Assert.Equal(0, PaintIn(0, Size));
    }

    [Fact]
    public void Before_the_canvas_has_settled_everything_counts_as_paint()
    {
        _canvas.AddFrame(Picture((_, _) => 230), 0);
        Assert.Equal(1, PaintIn(0, Size));
    }

    private static byte[] Picture(Func<int, int, byte> value)
    {
        var rgb = new byte[IFrameSource.FrameBytes];
        for (var pixel = 0; pixel < Size * Size; pixel++)
        {
            rgb.AsSpan(3 * pixel, 3).Fill(value(pixel % Size, pixel / Size));
        }

        return rgb;
    }

    private void Show(Func<int, int, byte> value)
    {
        var picture = Picture(value);
        for (var end = _now + 8; _now < end; _now += 0.25)
        {
            _canvas.AddFrame(picture, (long)(_now * TimeProvider.System.TimestampFrequency));
        }
    }

    private double PaintIn(int left, int right)
    {
        var (rgb, hasPaint) = (new byte[IFrameSource.FrameBytes], new bool[Size * Size]);
        _canvas.CopySettled(rgb, hasPaint);
        return Enumerable.Range(0, hasPaint.Length).Where(pixel => pixel % Size >= left && pixel % Size < right).Average(pixel => hasPaint[pixel] ? 1.0 : 0);
    }
}
