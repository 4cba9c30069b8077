using PaintSound.Core.Brush;
using PaintSound.Core.Brush.Placing;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Signal;

public class ChangeLocatorTests
{
    [Theory]
    [InlineData(0.1, 0.2)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.9, 0.7)]
    public void Finds_the_centre_of_new_paint(double x, double y)
    {
        var (locator, canvas) = (new ChangeLocator(), new byte[IFrameSource.FrameBytes]);
        Array.Fill(canvas, (byte)240);
        Assert.Null(locator.Locate(canvas));
        Assert.Null(locator.Locate(canvas));
        Paint(canvas, x, y);
        var found = Assert.NotNull(locator.Locate(canvas));
        Assert.Equal(x, found.X, 0.01);
        Assert.Equal(y, found.Y, 0.01);
        Assert.InRange(found.Confidence, 0.5f, 1);
        Assert.Null(locator.Locate(canvas));
    }

    [Fact]
    public void Paint_in_two_corners_is_uncertain()
    {
        var (locator, canvas) = (new ChangeLocator(), new byte[IFrameSource.FrameBytes]);
        locator.Locate(canvas);
        Array.Fill(canvas, (byte)8);
        Paint(canvas, 0.1, 0.1);
        Paint(canvas, 0.9, 0.9);
        Assert.Equal(0, Assert.NotNull<BrushPosition>(locator.Locate(canvas)).Confidence);
    }

    private static void Paint(byte[] canvas, double x, double y)
    {
        var (column, row) = ((int)(x * IFrameSource.Size), (int)(y * IFrameSource.Size));
        for (var dy = -8; dy <= 8; dy++)
        {
            canvas.AsSpan(3 * (((row + dy) * IFrameSource.Size) + column - 8), 3 * 17).Fill(100);
        }
    }
}
