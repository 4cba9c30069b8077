namespace PaintSound.Media;

/// <summary>What must hold before ffmpeg is asked about a file, and how ffmpeg is told its name.</summary>
internal static class MediaFile
{
    /// <summary>Makes sure that there is something to read.</summary>
    /// <returns>The name for ffmpeg, which takes a plain path with a colon or a leading hyphen for something else.</returns>
    /// <exception cref="MediaException">The file is missing, empty or may not be read.</exception>
    public static string Require(string file)
    {
        if (Directory.Exists(file))
        {
            throw Unreadable(file, "it is a folder");
        }

        try
        {
            using var stream = File.OpenRead(file);
            if (stream.CanSeek && stream.Length == 0)
            {
                throw Unreadable(file, "it is empty");
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unreadable(file, "it is not there", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw Unreadable(file, "reading it is not allowed; check its permissions", e);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(file, e.Message.TrimEnd('.'), e);
        }

        return "file:" + Path.GetFullPath(file);
    }

    /// <summary>The one form in which a file's trouble is told.</summary>
    public static MediaException Unreadable(string file, string reason, Exception? inner = null) =>
        new($"{file} cannot be read: {reason}.", inner);
}
