using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Editing;

/// <summary>Replaces files at once: after a crash or a full disk there is the old file or the new one, never a part.</summary>
internal static class AtomicFile
{
    /// <summary>Replaces a file, or creates it.</summary>
    /// <param name="file">Path of the file. A link is followed; what it leads to is replaced.</param>
    /// <param name="bytes">The content.</param>
    /// <exception cref="ShowException">The file is read-only.</exception>
    /// <exception cref="IOException">The file cannot be written; the old one is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write into the folder.</exception>
    public static void Replace(string file, byte[] bytes)
    {
        var target = File.Exists(file) && File.ResolveLinkTarget(file, returnFinalTarget: true) is { } link ? link.FullName : Path.GetFullPath(file);
        var exists = File.Exists(target);

        // A rename would replace it all the same where the folder can be written.
        if (exists && File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly))
        {
            throw new ShowException("it is read-only. Allow writing it, and try again.");
        }

        // In the same folder, because only a move within one disk is atomic.
        var draft = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.new");
        try
        {
            using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            if (exists && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
            }

            File.Move(draft, target, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
