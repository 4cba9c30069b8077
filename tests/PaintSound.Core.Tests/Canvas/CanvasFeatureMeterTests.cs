using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Canvas;

public class CanvasFeatureMeterTests
{
    private const int Size = IFrameSource.Size;
    private readonly byte[] _rgb = new byte[IFrameSource.FrameBytes];
    private readonly bool[] _hasPaint = new bool[Size * Size];
    private readonly CanvasFeatureMeter _meter = new();

    public CanvasFeatureMeterTests() => Array.Fill(_rgb, (byte)235);

    [Theory]
    [InlineData(0, 0, 0, ColourName.Black)]
    [InlineData(20, 22, 28, ColourName.Black)]
    [InlineData(128, 128, 128, ColourName.Grey)]
    [InlineData(255, 255, 255, ColourName.White)]
    [InlineData(0xED, 0xE7, 0xDA, ColourName.White)]
    [InlineData(220, 20, 20, ColourName.Red)]
    [InlineData(180, 40, 30, ColourName.Red)]
    [InlineData(255, 140, 0, ColourName.Orange)]
    [InlineData(110, 70, 35, ColourName.Brown)]
    [InlineData(90, 45, 20, ColourName.Brown)]
    [InlineData(255, 220, 30, ColourName.Yellow)]
    [InlineData(40, 140, 50, ColourName.Green)]
    [InlineData(120, 190, 60, ColourName.Green)]
    [InlineData(40, 190, 185, ColourName.Turquoise)]
    [InlineData(30, 60, 190, ColourName.Blue)]
    [InlineData(70, 130, 210, ColourName.Blue)]
    [InlineData(120, 40, 160, ColourName.Violet)]
    [InlineData(255, 150, 180, ColourName.Pink)]
    [InlineData(255, 20, 147, ColourName.Pink)]
    public void Colours_have_the_names_that_people_give_them(byte r, byte g, byte b, ColourName name) =>
        Assert.Equal(name, CanvasColour.FromRgb(r, g, b).Name);

    [Fact]
    public void A_picture_is_measured_alike_whatever_came_before()
    {
        var random = new Random(1);
        for (var round = 0; round < 20; round++)
        {
            // A few changes, many, or a whole picture; also of the first and the last pixel.
            for (var change = 0; change < (round % 3 == 0 ? 100_000 : 5); change++)
            {
                _rgb[random.Next(_rgb.Length)] = (byte)random.Next(256);
            }

            (_rgb[round % 3], _rgb[^(1 + (round % 3))]) = ((byte)random.Next(256), (byte)random.Next(256));
            _hasPaint[random.Next(_hasPaint.Length)] ^= true;
            var (known, anew) = (Measure(0.5f), new CanvasFeatureMeter().Measure(_rgb, _hasPaint, 0.5f, default));
            Assert.Equal((anew.Lightness, anew.Colourfulness, anew.Texture), (known.Lightness, known.Colourfulness, known.Texture));
            Assert.Equal(anew.Colours, known.Colours);
        }
    }

    [Fact]
    public void Dominant_colours_come_with_their_share_and_their_colour()
    {
        Paint(0, 0, 120, 100, 30, 60, 190);
        Paint(120, 0, 40, 100, 220, 20, 20);
        Paint(170, 0, 20, 100, 40, 140, 50);
        var colours = Measure(0.36f).Colours;
        Assert.Equal([ColourName.Blue, ColourName.Red, ColourName.Green], colours.Select(colour => colour.Colour.Name));
        Assert.Equal(12 / 18f, colours[0].Share, 1e-4f);
        Assert.Equal((30 / 255f, 60 / 255f, 190 / 255f), (colours[0].Colour.Red, colours[0].Colour.Green, colours[0].Colour.Blue));
    }

    [Fact]
    public void An_empty_canvas_has_the_colour_of_its_ground()
    {
        var features = Measure(0);
        Assert.Equal(ColourName.White, Assert.Single(features.Colours).Colour.Name);
        Assert.Equal(LabColour.FromRgb(235, 235, 235).L / 100, features.Lightness, 1e-3f);
        Assert.Equal((0, null), (features.Texture, features.Stroke));
        Assert.InRange(features.Colourfulness, 0, 0.01f);
    }

    [Theory]
    [InlineData(10, 20)]
    [InlineData(180, 30)]
    [InlineData(90, 180)]
    public void The_newest_stroke_has_its_place_and_colour(int x, int y)
    {
        Assert.False(Measure(0).HasNewStroke);
        Paint(x, y, 30, 10, 220, 20, 20);
        var features = Measure(0.01f);
        var stroke = features.Stroke!.Value;
        Assert.True(features.HasNewStroke);
        Assert.Equal((x + 15f) / Size, stroke.X, 0.01f);
        Assert.Equal((y + 5f) / Size, stroke.Y, 0.01f);
        Assert.Equal((ColourName.Red, 300f / (Size * Size)), (stroke.Colour.Name, stroke.Share));
        features = Measure(0.01f);
        Assert.Equal((false, stroke), (features.HasNewStroke, features.Stroke));
        _meter.Clear();
        Assert.Null(Measure(0.01f).Stroke);
    }

    [Fact]
    public void Features_follow_what_they_name()
    {
        Paint(0, 0, Size, Size, 120, 120, 120);
        var grey = Measure(1);
        Paint(0, 0, Size, Size, 230, 30, 30);
        var red = Measure(1);
        for (var n = 0; n < Size * Size; n++)
        {
            Paint(n % Size, n / Size, 1, 1, n % 4 < 2 ? (byte)60 : (byte)190, 120, 120);
        }

        var rough = Measure(1);
        Assert.True(red.Colourfulness > 5 * grey.Colourfulness + 0.3f);
        Assert.True(rough.Texture > grey.Texture + 0.3f);
        Assert.All([grey, red, rough], features => Assert.All([features.Lightness, features.Colourfulness, features.Texture], value => Assert.InRange(value, 0, 1)));
    }

    private CanvasFeatures Measure(float painted) => _meter.Measure(_rgb, _hasPaint, painted, CanvasCover.Free);

    private void Paint(int left, int top, int width, int height, byte r, byte g, byte b)
    {
        for (var y = top; y < top + height; y++)
        {
            for (var x = left; x < left + width; x++)
            {
                var n = 3 * ((y * Size) + x);
                (_rgb[n], _rgb[n + 1], _rgb[n + 2], _hasPaint[n / 3]) = (r, g, b, true);
            }
        }
    }
}
