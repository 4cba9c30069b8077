using System.Globalization;
using System.Text;
using SkiaSharp;

namespace PaintSound.Film.Typography;

/// <summary>
/// Prepares text for shaping and chooses a typeface for each part of it. A character that the wanted typeface lacks is taken from the
/// bundled CJK font, then from the system's fonts (macOS and Windows have some; the bundled Skia for Linux sees none), and is drawn
/// as a box if no font has it.
/// </summary>
internal static class TextRuns
{
    /// <summary>The text with composed accents; control characters become spaces, broken surrogates U+FFFD.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>What a reader takes for characters: a letter together with its accents.</summary>
    public static IReadOnlyList<string> Characters(string text)
    {
        var characters = new List<string>();
        for (var all = StringInfo.GetTextElementEnumerator(text); all.MoveNext();)
        {
            characters.Add(all.GetTextElement());
        }

        return characters;
    }

    /// <summary>Splits clean text into parts of one typeface each.</summary>
    public static IReadOnlyList<TextRun> Split(string text, FontFace wanted)
    {
        var runs = new List<TextRun>();
        var fallbacks = new List<FontFace>();
        var (face, part) = (wanted, new StringBuilder());
        foreach (var character in Characters(text))
        {
            // A space of another font would tear an Arabic sentence apart.
            var next = char.IsWhiteSpace(character[0]) && face.Contains(character) ? face : Choose(character, wanted, fallbacks);
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

    private static FontFace Choose(string character, FontFace wanted, List<FontFace> fallbacks)
    {
        if (wanted.Contains(character))
        {
            return wanted;
        }

        if (BundledFonts.Cjk.Contains(character))
        {
            return BundledFonts.Cjk;
        }

        if (fallbacks.Find(face => face.Contains(character)) is { } known)
        {
            return known;
        }

        if (SKFontManager.Default.MatchCharacter(Rune.GetRuneAt(character, 0).Value) is not { } typeface)
        {
            return wanted;
        }

        fallbacks.Add(new FontFace(typeface));
        return fallbacks[^1];
    }
}
