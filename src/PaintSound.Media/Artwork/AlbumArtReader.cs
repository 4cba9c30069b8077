using PaintSound.Media.Pictures;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Artwork;

/// <summary>Reads the picture of a piece of music: the one in its file, else one beside it (<see cref="AlbumArtFile"/>). Thread-safe.</summary>
/// <param name="pictures">Decodes the picture.</param>
public sealed class AlbumArtReader(IPictureReader pictures)
{
    private static readonly EnumerationOptions AnyCase = new() { MatchCasing = MatchCasing.CaseInsensitive, IgnoreInaccessible = true };

    /// <summary>Reads the picture. A picture that is damaged or too large counts as none.</summary>
    /// <param name="file">Path of the music.</param>
    /// <param name="fit">The size of the result.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <returns>The picture; null if there is none.</returns>
    public async Task<PicturePixels?> ReadAsync(string file, PictureFit fit, CancellationToken stop)
    {
        PicturePixels? picture = null;
        await DedicatedThread.RunAsync("album art of " + Path.GetFileName(file), () => picture = ReadEmbedded(file, fit, stop) ?? ReadBeside(file, fit, stop));
        return picture;
    }

    private PicturePixels? ReadEmbedded(string file, PictureFit fit, CancellationToken stop)
    {
        try
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return EmbeddedPictureReader.Read(stream) is { } content ? pictures.Read(content, file, fit, stop) : null;
        }
        catch (Exception e) when (e is MediaException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    private PicturePixels? ReadBeside(string file, PictureFit fit, CancellationToken stop)
    {
        try
        {
            return FindBeside(file) is { } beside ? pictures.Read(beside, fit, stop) : null;
        }
        catch (Exception e) when (e is MediaException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? FindBeside(string file) => Path.GetDirectoryName(file) is not { Length: > 0 } folder || !Directory.Exists(folder) ? null
        : AlbumArtFile.Names.SelectMany(name => Directory.EnumerateFiles(folder, name + ".*", AnyCase).Order(StringComparer.Ordinal))
            .FirstOrDefault(AlbumArtFile.HasExtension);
}
