using HarfBuzzSharp;
using SkiaSharp;

namespace PaintSound.Film.Typography;

/// <summary>One way of setting text: typeface and size. Measures, shortens, wraps and draws. Thread-safe.</summary>
/// <param name="face">The typeface.</param>
/// <param name="size">Font size in pixels.</param>
/// <param name="tabular">True if all figures have the same width, as in columns and clocks.</param>
internal sealed class TextStyle(FontFace face, float size, bool tabular = false)
{
    private const string Ellipsis = "…";
    private const char FirstCjk = '\u2E80';

    private readonly Feature[] _features = tabular ? [Feature.Parse("tnum")] : [];

    /// <summary>Font size in pixels.</summary>
    public float Size => size;

    /// <summary>Width of one line of text in pixels.</summary>
    public float Measure(string text) => Shape(text).Sum(run => run.Width);

    /// <summary>The text if it fits, otherwise the longest beginning of it that fits with an ellipsis; empty if not even one character fits.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="room">Pixels.</param>
    public string Ellipsize(string text, float room)
    {
        var clean = TextRuns.Clean(text);
        if (Measure(clean) <= room)
        {
            return clean;
        }

        var characters = TextRuns.Characters(clean);
        var (fits, tooMany) = (0, characters.Count);
        while (tooMany - fits > 1)
        {
            var middle = (fits + tooMany) / 2;
            (fits, tooMany) = Measure(Shorten(characters, middle)) <= room ? (middle, tooMany) : (fits, middle);
        }

        return fits == 0 ? "" : Shorten(characters, fits);
    }

    /// <summary>Breaks text into lines at spaces and between CJK characters; the last line is shortened with an ellipsis if it must be.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="room">Pixels of a line.</param>
    /// <param name="lines">The most lines, at least 1.</param>
    /// <returns>No lines if the text is empty or blank.</returns>
    public IReadOnlyList<string> Wrap(string text, float room, int lines)
    {
        var wrapped = new List<string>();
        var rest = TextRuns.Clean(text).Trim();
        while (rest.Length > 0 && wrapped.Count < lines - 1 && Measure(rest) > room)
        {
            var end = 0;
            for (var at = 1; at < rest.Length; at++)
            {
                if (CanBreak(rest, at) && Measure(rest[..at].TrimEnd()) <= room)
                {
                    end = at;
                }
                else if (end > 0 && CanBreak(rest, at))
                {
                    break;
                }
            }

            if (end == 0)
            {
                break;
            }

            wrapped.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }

        if (rest.Length > 0)
        {
            wrapped.Add(Ellipsize(rest, room));
        }

        return wrapped;
    }

    /// <summary>Draws one line of text.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="text">Any text; empty text draws nothing.</param>
    /// <param name="x">Left edge, middle or right edge, by <paramref name="align"/>, in pixels.</param>
    /// <param name="baseline">The line that letters stand on, in pixels from the top.</param>
    /// <param name="colour">The text's colour.</param>
    /// <param name="align">What <paramref name="x"/> is.</param>
    public void Draw(SKCanvas canvas, string text, float x, float baseline, SKColor colour, SKTextAlign align = SKTextAlign.Left)
    {
        var runs = Shape(text);
        var width = runs.Sum(run => run.Width);
        var pen = align switch { SKTextAlign.Center => x - (width / 2), SKTextAlign.Right => x - width, _ => x };
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        foreach (var run in runs)
        {
            using var font = new SKFont(run.Face.Typeface, size) { Subpixel = true, Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None };
            using var builder = new SKTextBlobBuilder();
            builder.AddPositionedRun(run.Glyphs, font, run.Positions);
            using var blob = builder.Build();
            canvas.DrawText(blob, pen, baseline, paint);
            pen += run.Width;
        }
    }

    private static string Shorten(IReadOnlyList<string> characters, int count) => string.Concat(characters.Take(count)).TrimEnd() + Ellipsis;

    private static bool CanBreak(string text, int at) => text[at] == ' ' || (text[at - 1] >= FirstCjk && !char.IsHighSurrogate(text[at - 1]));

    private ShapedRun[] Shape(string text) => [.. TextRuns.Split(TextRuns.Clean(text), face).Select(run => run.Face.Shape(run.Text, size, _features))];
}
