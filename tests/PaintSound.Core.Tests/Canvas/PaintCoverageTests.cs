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
    public void A_ground_under_uneven_light_has_no_paint(int grey) =>
        Assert.InRange(PaintCoverage.Measure(CreatePicture((x, y) => grey + GetNoise(x, y) - (20 * Math.Sqrt((x * x) + (y * y)) / Size))), 0, 0.02);

    [Fact]
    public void A_canvas_with_two_colours_is_half_painted() =>
        Assert.Equal(0.5, PaintCoverage.Measure(CreatePicture((x, _) => x < Size / 2 ? 230 : 90)), 0.03);

    [Fact]
    public void A_canvas_full_of_strokes_in_dark_tones_is_painted() =>
        Assert.InRange(PaintCoverage.Measure(CreatePicture((x, y) => (x + y) / 3 % 5 < 2 ? 30 : 48)), 0.5, 1);

    [Fact]
    public void A_few_thin_lines_are_little_paint() =>
        Assert.InRange(PaintCoverage.Measure(CreatePicture((x, _) => x % 100 == 50 ? 20 : 230)), 0.01, 0.05);

    private static int GetNoise(int x, int y) => ((x * 31) + (y * 17)) % 7 - 3;

    private static byte[] CreatePicture(Func<int, int, double> grey)
    {
        var rgb = new byte[IFrameSource.FrameBytes];
        for (var n = 0; n < rgb.Length; n++)
        {
            rgb[n] = (byte)Math.Clamp(grey(n / 3 % Size, n / 3 / Size), 0, 255);
        }

        return rgb;
    }
}
