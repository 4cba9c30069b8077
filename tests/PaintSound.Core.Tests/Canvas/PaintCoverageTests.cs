using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Canvas;

public class PaintCoverageTests
{
    private const int Size = IFrameSource.Size;

    [Theory]
    [InlineData(240)]
    [InlineData(20)]
    [InlineData(128)]
    public void A_ground_under_light_that_falls_off_is_empty(int grey) =>
        Assert.InRange(PaintCoverage.Measure(Picture((x, y) => grey + Noise(x, y) - (20 * Math.Sqrt((x * x) + (y * y)) / Size))), 0, 0.02);

    [Fact]
    public void Half_a_canvas_of_another_colour_is_half_painted() =>
        Assert.Equal(0.5, PaintCoverage.Measure(Picture((x, _) => x < Size / 2 ? 230 : 90)), 0.03);

    [Fact]
    public void A_canvas_full_of_strokes_in_dark_tones_is_painted() =>
        Assert.InRange(PaintCoverage.Measure(Picture((x, y) => (x + y) / 3 % 5 < 2 ? 30 : 48)), 0.5, 1);

    [Fact]
    public void A_few_thin_lines_are_little_paint() =>
        Assert.InRange(PaintCoverage.Measure(Picture((x, _) => x % 100 == 50 ? 20 : 230)), 0.01, 0.05);

    private static int Noise(int x, int y) => ((x * 31) + (y * 17)) % 7 - 3;

    private static byte[] Picture(Func<int, int, double> grey)
    {
        var rgb = new byte[IFrameSource.FrameBytes];
        for (var n = 0; n < rgb.Length; n++)
        {
            rgb[n] = (byte)Math.Clamp(grey(n / 3 % Size, n / 3 / Size), 0, 255);
        }

        return rgb;
    }
}
