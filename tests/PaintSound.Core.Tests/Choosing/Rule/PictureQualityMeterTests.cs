using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Choosing.Rule;

/// <summary>The expected values come from models/training/poetics/picture_descriptors.py, an independent implementation in PyTorch.</summary>
public class PictureQualityMeterTests
{
    [Fact]
    public void A_colour_gradient() =>
        AssertNear(new PictureQualities(55.9877f, 36.6686f, -2.316f, 22.2462f), (x, y) => ((byte)(x * 255 / 223), (byte)(y * 255 / 223), (byte)((x + y) * 255 / 446)));

    [Fact]
    public void A_chessboard() => AssertNear(
        new PictureQualities(47.0399f, 0.0062f, 3.1382f, 40.7226f),
        (x, y) => ((x / 8) + (y / 8)) % 2 == 1 ? ((byte)220, (byte)220, (byte)220) : ((byte)20, (byte)20, (byte)20));

    [Fact]
    public void A_colourful_pattern() =>
        AssertNear(new PictureQualities(54.4135f, 62.3561f, 1.2071f, 20.6734f), (x, y) => ((byte)((x * 7) + (y * 13)), (byte)((x * 3) + (y * 5)), 40));

    private static void AssertNear(PictureQualities expected, Func<int, int, (byte Red, byte Green, byte Blue)> colour)
    {
        var rgb = new byte[IFrameSource.FrameBytes];
        for (var i = 0; i < IFrameSource.Size * IFrameSource.Size; i++)
        {
            (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]) = colour(i % IFrameSource.Size, i / IFrameSource.Size);
        }

        var measured = PictureQualityMeter.Measure(rgb);
        Assert.Equal(expected.Lightness, measured.Lightness, 0.05);
        Assert.Equal(expected.Colourfulness, measured.Colourfulness, 0.05);
        Assert.Equal(expected.Texture, measured.Texture, 0.01);
        Assert.Equal(expected.Contrast, measured.Contrast, 0.05);
    }
}
