using PaintSound.Live.Set.Samples;

namespace PaintSound.Live.Set;

/// <summary>The folder of a Live project, which is written as a whole or not at all.</summary>
internal static class ProjectFolder
{
    // Live recognises a project by this folder, and then finds its samples at any location.
    private const string InfoFolder = "Ableton Project Info";

    /// <summary>Writes a project into a new or an empty folder. If this fails, the folder is restored.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="command">The command that writes it, for those who find the folder.</param>
    /// <param name="write">Writes the files into the folder, whose absolute path it gets.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <exception cref="SetException">The folder is not empty or cannot be written.</exception>
    public static async Task<T> WriteAsync<T>(string folder, string command, Func<string, Task<T>> write, CancellationToken stop)
    {
        var project = Path.GetFullPath(folder);
        var existed = CreateFolder(project);
        try
        {
            Directory.CreateDirectory(Path.Combine(project, InfoFolder));
            await File.WriteAllTextAsync(Path.Combine(project, InfoFolder, "PaintSound.txt"), $"Made by PaintSound: {command}\n", stop);
            Directory.CreateDirectory(Path.Combine(project, SampleExporter.Folder.Replace('/', Path.DirectorySeparatorChar)));
            return await write(project);
        }
        catch (Exception error)
        {
            var remainder = RemoveFiles(project, existed);
            if (error is IOException or UnauthorizedAccessException || remainder.Length > 0)
            {
                throw new SetException($"{DescribeError(project, error)}{remainder}", error);
            }

            throw;
        }
    }

    // Returns true if the folder existed already.
    private static bool CreateFolder(string project)
    {
        if (File.Exists(project))
        {
            throw new SetException($"{project} is a file: specify a new or an empty folder.");
        }

        try
        {
            if (!Directory.Exists(project))
            {
                Directory.CreateDirectory(project);
                return false;
            }

            return !Directory.EnumerateFileSystemEntries(project).Any()
                ? true
                : throw new SetException($"{project} is not empty: specify a new or an empty folder, so that no file is lost.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SetException(DescribeError(project, error), error);
        }
    }

    // Removes all content, because the folder was empty before. Returns a sentence if something could not be removed.
    private static string RemoveFiles(string project, bool existed)
    {
        try
        {
            foreach (var part in new DirectoryInfo(project).EnumerateDirectories())
            {
                part.Delete(recursive: true);
            }

            foreach (var file in new DirectoryInfo(project).EnumerateFiles())
            {
                file.Delete();
            }

            if (!existed)
            {
                Directory.Delete(project);
            }

            return "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $" Its new content could not be removed: {error.Message}";
        }
    }

    private static string DescribeError(string folder, Exception error) =>
        $"{folder} cannot be written: {error.Message.TrimEnd('.')}. Check its path, its permissions and its disk.";
}
