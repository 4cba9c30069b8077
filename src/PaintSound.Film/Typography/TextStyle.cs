using HarfBuzzSharp;
using SkiaSharp;

namespace PaintSound.Film.Typography;

/// <summary>A typeface and size. Measures, shortens, wraps and draws text. Thread-safe.</summary>
/// <param name="face">The typeface.</param>
/// <param name="size">Font size in pixels.</param>
/// <param name="tabular">True if all figures have the same width, for columns and clocks; default false.</param>
internal sealed class TextStyle(FontFace face, float size, bool tabular = false)
{
    private const string Ellipsis = "…";
    private const char FirstCjk = '\u2E80';

    private readonly Feature[] _features = tabular ? [Feature.Parse("tnum")] : [];

    /// <summary>Font size in pixels.</summary>
    public float Size => size;

    /// <summary>Returns the width of one line of text, in pixels.</summary>
    public float Measure(string text) => Shape(text).Sum(run => run.Width);

    /// <summary>Returns the text, shortened with an ellipsis if it is too wide. Returns an empty text if not even one character fits.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxWidth">Maximum width in pixels.</param>
    public string Ellipsize(string text, float maxWidth)
    {
        var clean = TextRuns.Clean(text);
        if (Measure(clean) <= maxWidth)
        {
            return clean;
        }

        var characters = TextRuns.SplitCharacters(clean);
        var (fits, tooMany) = (0, characters.Count);
        while (tooMany - fits > 1)
        {
            var middle = (fits + tooMany) / 2;
            (fits, tooMany) = Measure(Shorten(characters, middle)) <= maxWidth ? (middle, tooMany) : (fits, middle);
        }

        return fits == 0 ? "" : Shorten(characters, fits);
    }

    /// <summary>Breaks text into lines at spaces and between CJK characters. Shortens the last line with an ellipsis if it is too wide.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxWidth">Maximum width of a line, in pixels.</param>
    /// <param name="maxLines">Maximum number of lines, at least 1.</param>
    /// <returns>No lines if the text is empty or blank.</returns>
    public IReadOnlyList<string> Wrap(string text, float maxWidth, int maxLines)
    {
        var wrapped = new List<string>();
        var rest = TextRuns.Clean(text).Trim();
        while (rest.Length > 0 && wrapped.Count < maxLines - 1 && Measure(rest) > maxWidth)
        {
            var end = 0;
            for (var position = 1; position < rest.Length; position++)
            {
                if (CanBreak(rest, position) && Measure(rest[..position].TrimEnd()) <= maxWidth)
                {
                    end = position;
                }
                else if (end > 0 && CanBreak(rest, position))
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
            wrapped.Add(Ellipsize(rest, maxWidth));
        }

        return wrapped;
    }

    /// <summary>Draws one line of text.</summary>
    /// <param name="canvas">The canvas to draw on.</param>
    /// <param name="text">Any text.</param>
    /// <param name="x">Horizontal position in pixels; its meaning depends on <paramref name="align"/>.</param>
    /// <param name="baseline">Vertical position of the baseline, in pixels from the top.</param>
    /// <param name="colour">The colour of the text.</param>
    /// <param name="align">Whether <paramref name="x"/> is the left edge, the centre or the right edge.</param>
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

    private static bool CanBreak(string text, int position) => text[position] == ' ' || (text[position - 1] >= FirstCjk && !char.IsHighSurrogate(text[position - 1]));

    private ShapedRun[] Shape(string text) => [.. TextRuns.Split(TextRuns.Clean(text), face).Select(run => run.Face.Shape(run.Text, size, _features))];
}
