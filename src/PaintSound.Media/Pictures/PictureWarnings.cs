namespace PaintSound.Media.Pictures;

/// <summary>Translates the warnings of the picture library. Most are harmless: an unknown tag, a profile of an odd length.</summary>
internal static class PictureWarnings
{
    /// <summary>The end of the file is missing.</summary>
    public const string CutOff = "it was cut off before it was complete; the missing part is grey, black or coarse";

    // The words of libjpeg, whose pictures go on after an error.
    private static readonly (string Pattern, string Warning)[] Warnings =
    [
        ("Premature end of JPEG file", CutOff),
        ("Corrupt JPEG data", "a part of it is damaged and looks wrong"),
    ];

    /// <summary>Returns what is wrong with the picture, without a full stop; null for a harmless warning.</summary>
    public static string? Explain(string message)
    {
        foreach (var (pattern, warning) in Warnings)
        {
            if (message.Contains(pattern, StringComparison.OrdinalIgnoreCase))
            {
                return warning;
            }
        }

        return null;
    }
}
