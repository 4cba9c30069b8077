using System.Globalization;
using System.Text;

namespace PaintSound.Film;

/// <summary>
/// Letters of one width, from the misc-fixed fonts of the X Window System (see Fonts/README.md).
/// A character that the font does not have is written as '?'.
/// </summary>
public sealed class Font
{
    private readonly Dictionary<int, byte[]> _glyphs;

    private Font(int width, int height, Dictionary<int, byte[]> glyphs)
    {
        (Width, Height, _glyphs) = (width, height, glyphs);
    }

    /// <summary>Labels: 9 x 15.</summary>
    public static Font Small { get; } = Load("9x15.hex", 9);

    /// <summary>Text: 10 x 20.</summary>
    public static Font Medium { get; } = Load("10x20.hex", 10);

    /// <summary>Titles: 20 x 40, with smooth edges.</summary>
    public static Font Large { get; } = Medium.Doubled();

    /// <summary>Pixels from one character to the next.</summary>
    public int Width { get; }

    /// <summary>Pixels from one line to the next.</summary>
    public int Height { get; }

    /// <summary>A text in what a reader takes for characters, one place each: a letter comes with its accents.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<string> Characters(string text)
    {
        var characters = new List<string>();
        for (var all = StringInfo.GetTextElementEnumerator(text); all.MoveNext();)
        {
            var character = all.GetTextElement();
            if (!char.IsControl(character[0]))
            {
                characters.Add(character);
            }
        }

        return characters;
    }

    /// <summary>How wide a text is in pixels.</summary>
    /// <param name="text">Any text.</param>
    public int Measure(string text) => Characters(text).Count * Width;

    /// <summary>The text, shortened with an ellipsis where it is wider than there is room.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="room">Pixels.</param>
    public string Fit(string text, int room)
    {
        var characters = Characters(text);
        var places = Math.Max(0, room / Width);
        return characters.Count <= places ? string.Concat(characters)
            : places == 0 ? ""
            : string.Concat(characters.Take(places - 1)).TrimEnd() + "…";
    }

    /// <summary>Breaks a text into lines at its spaces; the last line that there is room for is shortened.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="room">Pixels a line.</param>
    /// <param name="lines">The most lines.</param>
    public IReadOnlyList<string> Wrap(string text, int room, int lines)
    {
        var wrapped = new List<string>();
        var rest = text.Trim();
        while (rest.Length > 0 && wrapped.Count < lines - 1 && Measure(rest) > room)
        {
            var end = rest.Length;
            for (var space = rest.IndexOf(' '); space > 0 && Measure(rest[..space]) <= room; space = rest.IndexOf(' ', space + 1))
            {
                end = space;
            }

            if (end == rest.Length)
            {
                break;
            }

            wrapped.Add(rest[..end]);
            rest = rest[end..].TrimStart();
        }

        if (rest.Length > 0)
        {
            wrapped.Add(Fit(rest, room));
        }

        return wrapped;
    }

    /// <summary>
    /// What is drawn, one over the other, for a character: the letter, then its accents where they come apart.
    /// Each is how much of every pixel is ink, 0..255, row by row.
    /// </summary>
    /// <param name="character">One of <see cref="Characters"/>.</param>
    public IEnumerable<byte[]> Glyphs(string character)
    {
        var first = true;
        foreach (var part in character.EnumerateRunes())
        {
            if (_glyphs.TryGetValue(part.Value, out var glyph) || first)
            {
                yield return glyph ?? _glyphs['?'];
            }

            first = false;
        }
    }

    private static Font Load(string resource, int width)
    {
        using var stream = typeof(Font).Assembly.GetManifestResourceStream(resource)!;
        using var lines = new StreamReader(stream, Encoding.ASCII);
        var glyphs = new Dictionary<int, byte[]>();
        var rowDigits = 2 * ((width + 7) / 8);
        var height = 0;
        while (lines.ReadLine() is { } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var digits = line.AsSpan(colon + 1);
            height = digits.Length / rowDigits;
            var glyph = new byte[width * height];
            for (var y = 0; y < height; y++)
            {
                var row = int.Parse(digits.Slice(y * rowDigits, rowDigits), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                for (var x = 0; x < width; x++)
                {
                    glyph[(y * width) + x] = (row >> ((rowDigits * 4) - 1 - x) & 1) == 1 ? byte.MaxValue : (byte)0;
                }
            }

            glyphs[int.Parse(line.AsSpan(0, colon), NumberStyles.HexNumber, CultureInfo.InvariantCulture)] = glyph;
        }

        return new Font(width, height, glyphs);
    }

    /// <summary>Twice the size: doubled twice along its diagonals, then averaged, which leaves soft edges instead of stairs.</summary>
    private Font Doubled()
    {
        var glyphs = _glyphs.ToDictionary(
            glyph => glyph.Key,
            glyph => Halve(Smooth(Smooth(glyph.Value, Width), 2 * Width), 4 * Width));
        return new Font(2 * Width, 2 * Height, glyphs);
    }

    /// <summary>Scale2x: a pixel becomes four, and a corner takes the colour of the two neighbours that meet there.</summary>
    private static byte[] Smooth(byte[] from, int width)
    {
        var height = from.Length / width;
        var to = new byte[from.Length * 4];
        byte At(int x, int y) => x < 0 || y < 0 || x >= width || y >= height ? (byte)0 : from[(y * width) + x];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (here, up, down, left, right) = (At(x, y), At(x, y - 1), At(x, y + 1), At(x - 1, y), At(x + 1, y));
                var corners = up != down && left != right;
                var at = (4 * y * width) + (2 * x);
                to[at] = corners && left == up ? left : here;
                to[at + 1] = corners && up == right ? right : here;
                to[at + (2 * width)] = corners && left == down ? left : here;
                to[at + (2 * width) + 1] = corners && down == right ? right : here;
            }
        }

        return to;
    }

    private static byte[] Halve(byte[] from, int width)
    {
        var to = new byte[from.Length / 4];
        for (var i = 0; i < to.Length; i++)
        {
            var at = (i / (width / 2) * 2 * width) + (i % (width / 2) * 2);
            to[i] = (byte)((from[at] + from[at + 1] + from[at + width] + from[at + width + 1]) / 4);
        }

        return to;
    }
}
