using SkiaSharp;

namespace PaintSound.Film.Typography;

/// <summary>The fonts in this assembly (see Fonts/README.md). Each is loaded at its first use. Thread-safe.</summary>
internal static class BundledFonts
{
    private static readonly Lazy<FontFace> LazyRegular = new(() => Load("Inter-Regular.otf"));
    private static readonly Lazy<FontFace> LazySemiBold = new(() => Load("Inter-SemiBold.otf"));
    private static readonly Lazy<FontFace> LazyDisplay = new(() => Load("InterDisplay-SemiBold.otf"));
    private static readonly Lazy<FontFace> LazyCjk = new(() => Load("NotoSansCJKjp-Subset.otf"));

    /// <summary>Inter Regular: running text. Latin, Greek, Cyrillic.</summary>
    public static FontFace Regular => LazyRegular.Value;

    /// <summary>Inter SemiBold: labels and figures.</summary>
    public static FontFace SemiBold => LazySemiBold.Value;

    /// <summary>Inter Display SemiBold: titles above about 30 pixels.</summary>
    public static FontFace Display => LazyDisplay.Value;

    /// <summary>A subset of Noto Sans CJK: the usual Japanese, Chinese and Korean characters.</summary>
    public static FontFace Cjk => LazyCjk.Value;

    private static FontFace Load(string resource)
    {
        using var stream = typeof(BundledFonts).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not in this assembly.");
        return new FontFace(SKTypeface.FromStream(stream) ?? throw new InvalidOperationException($"{resource} is not a font."));
    }
}
