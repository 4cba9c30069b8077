namespace PaintSound.Media.Artwork;

/// <summary>The names of album art that lies beside music: cover, folder or front, as JPEG, PNG or WebP. Upper and lower case do not count.</summary>
public static class AlbumArtFile
{
    /// <summary>The names without extensions, the best first.</summary>
    internal static readonly string[] Names = ["cover", "folder", "front"];

    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".webp"];

    /// <summary>True if the file is album art by its name.</summary>
    /// <param name="file">A path or a file name.</param>
    public static bool HasName(string file) => Names.Contains(Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase) && HasExtension(file);

    /// <summary>True if the file has an extension of album art.</summary>
    internal static bool HasExtension(string file) => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
}
