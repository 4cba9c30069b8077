namespace PaintSound.Film.Tests;

public class PictureTests
{
    private static readonly Colour Red = new(200, 0, 0);

    [Fact]
    public void Whatever_falls_outside_is_left_out()
    {
        var picture = new Picture(8, 6);
        picture.Fill(new Area(-5, -5, 7, 7), Red);
        picture.Fill(new Area(100, 100, 7, 7), Red);
        picture.Write("PaintSound", -30, -10, Font.Large, Red);
        picture.Write("PaintSound", 5, 4, Font.Small, Red);
        Assert.Equal(Red, picture[0, 0]);
        Assert.Equal(new Colour(0, 0, 0), picture[7, 0]);
    }

    [Fact]
    public void Half_opaque_is_half_way()
    {
        var picture = new Picture(2, 1);
        picture.Fill(picture.Area, new Colour(100, 100, 100));
        picture.Fill(new Area(0, 0, 1, 1), Red, 0.5);
        Assert.Equal(new Colour(150, 50, 50), picture[0, 0]);
        Assert.Equal(new Colour(100, 100, 100), picture[1, 0]);
    }

    [Theory]
    [InlineData(224, 448)]
    [InlineData(224, 174)]
    [InlineData(3, 3)]
    public void A_stretched_picture_keeps_its_colours_and_its_slope(int from, int to)
    {
        var slope = new Picture(from, from);
        for (var x = 0; x < from; x++)
        {
            slope.Fill(new Area(x, 0, 1, from), new Colour((byte)(x * 255 / from), 77, 0));
        }

        var stretched = new Picture(to + 2, to + 2);
        stretched.Draw(slope, new Area(1, 1, to, to));
        for (var x = 0; x < to; x++)
        {
            var expected = ((((x + 0.5) * from / to) - 0.5) * 255 / from);
            Assert.Equal(Math.Clamp(expected, 0, 255), stretched[x + 1, to / 2].R, 1.5);
            Assert.Equal(77, stretched[x + 1, to / 2].G);
        }

        Assert.Equal(new Colour(0, 0, 0), stretched[0, 0]);
        Assert.Equal(new Colour(0, 0, 0), stretched[to + 1, to + 1]);
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(0, 10)]
    [InlineData(0.5, 105)]
    [InlineData(1, 200)]
    [InlineData(2, 200)]
    public void Dissolving_goes_from_the_one_to_the_other(double share, byte expected)
    {
        var (one, other, on) = (new Picture(2, 2), new Picture(2, 2), new Picture(4, 4));
        one.Fill(one.Area, new Colour(10, 10, 10));
        other.Fill(other.Area, new Colour(200, 200, 200));
        on.Dissolve(one, other, share, 1, 1);
        Assert.Equal(new Colour(expected, expected, expected), on[2, 2]);
        Assert.Equal(new Colour(0, 0, 0), on[0, 0]);
    }
}
