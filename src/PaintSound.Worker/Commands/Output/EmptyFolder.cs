namespace PaintSound.Worker.Commands.Output;

/// <summary>The folder that a command writes into: new or empty, so that no file is lost.</summary>
internal static class EmptyFolder
{
    /// <summary>Creates the folder if it does not exist.</summary>
    /// <param name="folder">Path of the folder.</param>
    /// <returns>Its absolute path.</returns>
    /// <exception cref="CommandException">It is a file, contains files, or cannot be created.</exception>
    public static string Create(string folder)
    {
        var path = Path.GetFullPath(folder);
        try
        {
            if (File.Exists(path))
            {
                throw new CommandException($"{path} is a file: specify a new or an empty folder.");
            }

            Directory.CreateDirectory(path);
            return !Directory.EnumerateFileSystemEntries(path).Any()
                ? path
                : throw new CommandException($"{path} is not empty: specify a new or an empty folder, so that no file is lost.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path} cannot be created: {e.Message.TrimEnd('.')}. Check its path, its permissions and its disk.", e);
        }
    }
}
