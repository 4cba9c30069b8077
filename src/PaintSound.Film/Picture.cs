namespace PaintSound.Film;

/// <summary>Something to draw on: pixels, row by row, three bytes each (R, G, B). Whatever falls outside is left out.</summary>
/// <param name="width">Pixels across.</param>
/// <param name="height">Pixels down.</param>
public sealed class Picture(int width, int height)
{
    /// <summary>A picture of pixels that exist already; they are not copied.</summary>
    /// <param name="width">Pixels across.</param>
    /// <param name="rgb">width x height x 3 bytes.</param>
    public Picture(int width, byte[] rgb)
        : this(width, rgb.Length / 3 / width)
    {
        Rgb = rgb;
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; } = width;

    /// <summary>Pixels down.</summary>
    public int Height { get; } = height;

    /// <summary>The pixels.</summary>
    public byte[] Rgb { get; } = new byte[width * height * 3];

    /// <summary>The whole of it.</summary>
    public Area Area => new(0, 0, Width, Height);

    /// <summary>The colour of a pixel inside the picture.</summary>
    /// <param name="x">Column.</param>
    /// <param name="y">Row.</param>
    public Colour this[int x, int y]
    {
        get => new(Rgb[At(x, y)], Rgb[At(x, y) + 1], Rgb[At(x, y) + 2]);
        set => (Rgb[At(x, y)], Rgb[At(x, y) + 1], Rgb[At(x, y) + 2]) = (value.R, value.G, value.B);
    }

    /// <summary>Lays a colour over a rectangle.</summary>
    /// <param name="area">Where.</param>
    /// <param name="colour">Which.</param>
    /// <param name="opacity">0 nothing ... 1 covers what was there.</param>
    public void Fill(Area area, Colour colour, double opacity = 1)
    {
        var inside = area.Within(Area);
        for (var y = inside.Y; y < inside.Bottom; y++)
        {
            for (var x = inside.X; x < inside.Right; x++)
            {
                this[x, y] = opacity >= 1 ? colour : this[x, y].Towards(colour, opacity);
            }
        }
    }

    /// <summary>Draws another picture into a rectangle, stretched to fill it.</summary>
    /// <param name="other">The other picture.</param>
    /// <param name="to">Where; must lie inside.</param>
    public void Draw(Picture other, Area to)
    {
        var columns = Enumerable.Range(0, to.Width).Select(x => Between(x, to.Width, other.Width)).ToArray();
        for (var y = 0; y < to.Height; y++)
        {
            var (top, bottom, down) = Between(y, to.Height, other.Height);
            var at = At(to.X, to.Y + y);
            foreach (var (left, right, across) in columns)
            {
                var (a, b, c, d) = (other.At(left, top), other.At(right, top), other.At(left, bottom), other.At(right, bottom));
                for (var channel = 0; channel < 3; channel++)
                {
                    var above = (other.Rgb[a + channel] * (256 - across)) + (other.Rgb[b + channel] * across);
                    var below = (other.Rgb[c + channel] * (256 - across)) + (other.Rgb[d + channel] * across);
                    Rgb[at++] = (byte)(((above * (256 - down)) + (below * down) + 32768) >> 16);
                }
            }
        }
    }

    /// <summary>Copies a part of another picture to the same place in this one.</summary>
    /// <param name="other">A picture of the same size.</param>
    /// <param name="part">Which part; must lie inside.</param>
    public void Copy(Picture other, Area part)
    {
        for (var y = part.Y; y < part.Bottom; y++)
        {
            other.Rgb.AsSpan(At(part.X, y), part.Width * 3).CopyTo(Rgb.AsSpan(At(part.X, y)));
        }
    }

    /// <summary>Draws a picture on its way to becoming another.</summary>
    /// <param name="from">The one.</param>
    /// <param name="to">The other, of the same size.</param>
    /// <param name="share">0 the one ... 1 the other.</param>
    /// <param name="x">Left edge; all of it must lie inside.</param>
    /// <param name="y">Upper edge.</param>
    public void Dissolve(Picture from, Picture to, double share, int x, int y)
    {
        var weight = (int)(Math.Clamp(share, 0, 1) * 256);
        for (var row = 0; row < from.Height; row++)
        {
            ReadOnlySpan<byte> a = from.Rgb.AsSpan(from.At(0, row), from.Width * 3);
            ReadOnlySpan<byte> b = to.Rgb.AsSpan(to.At(0, row), a.Length);
            var mixed = Rgb.AsSpan(At(x, y + row), a.Length);
            for (var i = 0; i < mixed.Length && i < a.Length && i < b.Length; i++)
            {
                mixed[i] = (byte)(a[i] + (((b[i] - a[i]) * weight) >> 8));
            }
        }
    }

    /// <summary>Writes one line of text.</summary>
    /// <param name="text">What; accents and signs that the font lacks become '?'.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Upper edge.</param>
    /// <param name="font">Which letters.</param>
    /// <param name="colour">Their colour.</param>
    public void Write(string text, int x, int y, Font font, Colour colour)
    {
        foreach (var character in Font.Characters(text))
        {
            foreach (var glyph in font.Glyphs(character))
            {
                Ink(glyph, new Area(x, y, font.Width, font.Height), colour);
            }

            x += font.Width;
        }
    }

    /// <summary>The two pixels that a pixel of a stretched picture lies between, and how far towards the second, in 1/256.</summary>
    private static (int First, int Second, int Share) Between(int at, int to, int from)
    {
        var place = Math.Clamp(((at + 0.5) * from / to) - 0.5, 0, from - 1);
        return ((int)place, Math.Min((int)place + 1, from - 1), (int)((place - (int)place) * 256));
    }

    private void Ink(byte[] glyph, Area cell, Colour colour)
    {
        var inside = cell.Within(Area);
        for (var y = inside.Y; y < inside.Bottom; y++)
        {
            for (var x = inside.X; x < inside.Right; x++)
            {
                if (glyph[((y - cell.Y) * cell.Width) + x - cell.X] is > 0 and var ink)
                {
                    this[x, y] = this[x, y].Towards(colour, ink / 255.0);
                }
            }
        }
    }

    private int At(int x, int y) => ((y * Width) + x) * 3;
}
