using FsCheck;
using FsCheck.Xunit;
using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Canvas;

public class GroundFillTests
{
    private const int Size = IFrameSource.Size;

    [Fact]
    public void The_ground_mirrors_the_paint_next_to_it()
    {
        // The left half is painted, with a value for each column.
        var (rgb, hasPaint) = Create((x, _) => x < 112, (x, _) => (byte)x);
        new GroundFill().Fill(rgb, hasPaint);
        Assert.Equal(110, At(rgb, 112, 50));
        Assert.Equal(101, At(rgb, 121, 50));
        Assert.Equal(5, At(rgb, 5, 50));
    }

    [Fact]
    public void Where_no_paint_is_opposite_the_ground_takes_the_colour_of_the_nearest_paint()
    {
        var (rgb, hasPaint) = Create((x, _) => x is >= 100 and < 110, (x, _) => (byte)x);
        new GroundFill().Fill(rgb, hasPaint);
        Assert.Equal(109, At(rgb, 200, 7));
        Assert.Equal(100, At(rgb, 10, 7));
    }

    [Fact]
    public void A_speck_an_empty_canvas_and_a_full_one_stay_as_they_are()
    {
        foreach (var painted in new Func<int, int, bool>[] { (x, y) => x < 9 && y < 9, (_, _) => false, (_, _) => true })
        {
            var (rgb, hasPaint) = Create(painted, (x, y) => (byte)(x ^ y));
            var before = rgb.ToArray();
            new GroundFill().Fill(rgb, hasPaint);
            Assert.Equal(before, rgb);
        }
    }

    [Property(MaxTest = 20)]
    public bool Paint_stays_and_the_ground_takes_only_colours_of_paint(PositiveInt seed)
    {
        var random = new System.Random(seed.Get);
        var (left, top) = (random.Next(Size - 20), random.Next(Size - 20));
        var (rgb, hasPaint) = Create((x, y) => x >= left && x < left + 20 && y >= top && y < top + 20, (x, y) => (byte)(1 + ((x + y) % 250)));
        for (var pixel = 0; pixel < hasPaint.Length; pixel++)
        {
            rgb[3 * pixel] = hasPaint[pixel] ? rgb[3 * pixel] : (byte)0;
        }

        var before = rgb.ToArray();
        new GroundFill().Fill(rgb, hasPaint);
        return Enumerable.Range(0, hasPaint.Length).All(pixel => rgb[3 * pixel] != 0 && (!hasPaint[pixel] || rgb[3 * pixel] == before[3 * pixel]));
    }

    [Fact]
    public void Allocates_nothing()
    {
        var (rgb, hasPaint) = Create((x, _) => x < 20, (x, _) => (byte)x);
        var fill = new GroundFill();
        Assert.Equal(0, Allocation.OfSteady(() => fill.Fill(rgb, hasPaint)));
    }

    private static byte At(byte[] rgb, int x, int y) => rgb[3 * ((y * Size) + x)];

    private static (byte[] Rgb, bool[] HasPaint) Create(Func<int, int, bool> isPainted, Func<int, int, byte> value)
    {
        var (rgb, hasPaint) = (new byte[IFrameSource.FrameBytes], new bool[Size * Size]);
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                hasPaint[(y * Size) + x] = isPainted(x, y);
                rgb.AsSpan(3 * ((y * Size) + x), 3).Fill(value(x, y));
            }
        }

        return (rgb, hasPaint);
    }
}
