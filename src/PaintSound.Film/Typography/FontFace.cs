using System.Diagnostics.CodeAnalysis;
using HarfBuzzSharp;
using SkiaSharp;

namespace PaintSound.Film.Typography;

/// <summary>A typeface with its HarfBuzz font, which shapes text. Thread-safe.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "Bundled faces exist as long as the process. Finalizers release system faces.")]
internal sealed class FontFace
{
    private readonly Font _shaper;

    /// <summary>Prepares a typeface for shaping. Its tables are read at their first use.</summary>
    public FontFace(SKTypeface typeface)
    {
        Typeface = typeface;
        var face = new Face((_, tag) => ReadTable(typeface, tag)) { UnitsPerEm = typeface.UnitsPerEm };
        face.MakeImmutable();
        _shaper = new Font(face);
        _shaper.SetScale(typeface.UnitsPerEm, typeface.UnitsPerEm);
        _shaper.SetFunctionsOpenType();
    }

    /// <summary>The typeface that draws the glyphs.</summary>
    public SKTypeface Typeface { get; }

    /// <summary>True if the typeface has a glyph for every character of the text.</summary>
    public bool Contains(string text)
    {
        using var font = new SKFont(Typeface);
        return font.ContainsGlyphs(text);
    }

    /// <summary>Shapes text of one script: kerning, ligatures, accents, and the joined letters of Arabic.</summary>
    /// <param name="text">Text without control characters.</param>
    /// <param name="size">Font size in pixels.</param>
    /// <param name="features">OpenType features to enable.</param>
    public ShapedRun Shape(string text, float size, Feature[] features)
    {
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf16(text);
        buffer.GuessSegmentProperties();
        _shaper.Shape(buffer, features);
        var infos = buffer.GetGlyphInfoSpan();
        var offsets = buffer.GetGlyphPositionSpan();
        var glyphs = new ushort[infos.Length];
        var positions = new SKPoint[infos.Length];
        var (scale, pen) = (size / Typeface.UnitsPerEm, 0f);
        for (var i = 0; i < infos.Length; i++)
        {
            glyphs[i] = (ushort)infos[i].Codepoint;
            positions[i] = new SKPoint(pen + (scale * offsets[i].XOffset), -scale * offsets[i].YOffset);
            pen += scale * offsets[i].XAdvance;
        }

        return new ShapedRun(this, glyphs, positions, pen);
    }

    // HarfBuzz owns the blob and frees it with the face. The finalizer of the wrapper would free it a second time.
    [SuppressMessage("Usage", "CA1816", Justification = "Ownership passes to native code.")]
    private static unsafe Blob ReadTable(SKTypeface typeface, Tag tag)
    {
        if (!typeface.TryGetTableData(tag, out var table) || table.Length == 0)
        {
            return Blob.Empty;
        }

        // Blob.FromStream is not safe here: it keeps a pointer to an array that the garbage collector can move.
        fixed (byte* bytes = table)
        {
            var blob = new Blob((nint)bytes, table.Length, MemoryMode.Duplicate);
            GC.SuppressFinalize(blob);
            return blob;
        }
    }
}
