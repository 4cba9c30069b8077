namespace PaintSound.Media;

/// <summary>Checks a file before ffmpeg reads it, and formats its path for ffmpeg.</summary>
internal static class MediaFile
{
    /// <summary>Checks that the file exists, is not empty and can be opened.</summary>
    /// <returns>The path for ffmpeg, with the prefix file:. Without it ffmpeg misinterprets a path with a colon or a leading hyphen.</returns>
    /// <exception cref="MediaException">The file is missing, empty or not readable.</exception>
    public static string Require(string file)
    {
        if (Directory.Exists(file))
        {
            throw CreateReadException(file, "it is a folder");
        }

        try
        {
            using var stream = File.OpenRead(file);
            if (stream.CanSeek && stream.Length == 0)
            {
                throw CreateReadException(file, "it is empty");
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw CreateReadException(file, "it does not exist", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw CreateReadException(file, "permission denied; check its permissions", e);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw CreateReadException(file, e.Message.TrimEnd('.'), e);
        }

        return "file:" + Path.GetFullPath(file);
    }

    /// <summary>Creates the exception for a file that cannot be read.</summary>
    public static MediaException CreateReadException(string file, string reason, Exception? inner = null) =>
        new($"{file} cannot be read: {reason}.", inner);
}
