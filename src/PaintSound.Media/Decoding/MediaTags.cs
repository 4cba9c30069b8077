namespace PaintSound.Media.Decoding;

/// <summary>What a sound file says about itself. Texts are on one line and at most <see cref="MaxLength"/> characters long. Immutable.</summary>
/// <param name="Title">The title of the piece; null if the file has none.</param>
/// <param name="Artist">The artist; null if the file names none.</param>
/// <param name="Album">The album; null if the file names none.</param>
/// <param name="Year">The year of the piece, 1000..9999; null if the file names none.</param>
/// <param name="Genre">The genre as the file names it; null if it names none.</param>
public sealed record MediaTags(string? Title = null, string? Artist = null, string? Album = null, int? Year = null, string? Genre = null)
{
    /// <summary>The most characters of a text. Longer ones are cut.</summary>
    public const int MaxLength = 200;

    /// <summary>A file without tags.</summary>
    public static MediaTags None { get; } = new();
}
