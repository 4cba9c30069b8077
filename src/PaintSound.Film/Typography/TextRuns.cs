using System.Globalization;
using System.Text;
using SkiaSharp;

namespace PaintSound.Film.Typography;

/// <summary>
/// Prepares text for shaping and chooses a typeface for each part. If the preferred typeface lacks a character, the bundled CJK font is
/// used, then a system font (on macOS and Windows; the bundled Skia for Linux finds none). If no font has the character, a box is
/// drawn.
/// </summary>
internal static class TextRuns
{
    /// <summary>Returns the text with composed accents. Control characters become spaces, invalid surrogates U+FFFD.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Splits text into characters as a reader sees them: a letter together with its accents.</summary>
    public static IReadOnlyList<string> SplitCharacters(string text)
    {
        var characters = new List<string>();
        for (var all = StringInfo.GetTextElementEnumerator(text); all.MoveNext();)
        {
            characters.Add(all.GetTextElement());
        }

        return characters;
    }

    /// <summary>Splits clean text into parts of one typeface each.</summary>
    public static IReadOnlyList<TextRun> Split(string text, FontFace preferred)
    {
        var runs = new List<TextRun>();
        var fallbacks = new List<FontFace>();
        var (face, part) = (preferred, new StringBuilder());
        foreach (var character in SplitCharacters(text))
        {
            // A space of another font would split an Arabic sentence.
            var next = char.IsWhiteSpace(character[0]) && face.Contains(character) ? face : Choose(character, preferred, fallbacks);
            if (next != face && part.Length > 0)
            {
                runs.Add(new TextRun(part.ToString(), face));
                part.Clear();
            }

            face = next;
            part.Append(character);
        }

        if (part.Length > 0)
        {
            runs.Add(new TextRun(part.ToString(), face));
        }

        return runs;
    }

    private static FontFace Choose(string character, FontFace preferred, List<FontFace> fallbacks)
    {
        if (preferred.Contains(character))
        {
            return preferred;
        }

        if (BundledFonts.Cjk.Contains(character))
        {
            return BundledFonts.Cjk;
        }

        if (fallbacks.Find(face => face.Contains(character)) is { } fallback)
        {
            return fallback;
        }

        if (SKFontManager.Default.MatchCharacter(Rune.GetRuneAt(character, 0).Value) is not { } typeface)
        {
            return preferred;
        }

        fallbacks.Add(new FontFace(typeface));
        return fallbacks[^1];
    }
}
