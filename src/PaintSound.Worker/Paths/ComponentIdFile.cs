using Microsoft.Extensions.Logging;

namespace PaintSound.Worker.Paths;

/// <summary>
/// The CID of this computer, by which receivers of sACN tell sources apart. It has to stay the same for ever (ANSI E1.31-2018, 5.6), so it is
/// kept in the user's configuration folder (<see cref="UserFolders.ComponentIdFile"/>).
/// </summary>
internal static partial class ComponentIdFile
{
    /// <summary>Reads the CID, or makes one at the first start.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="logger">Receives a message if the file cannot be written.</param>
    public static Guid Load(string file, ILogger logger)
    {
        try
        {
            if (File.Exists(file) && Guid.TryParse(File.ReadAllText(file).Trim(), out var known) && known != Guid.Empty)
            {
                return known;
            }

            var created = Guid.NewGuid();
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, $"{created}\n");
            return created;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotKept(logger, file, e.Message.TrimEnd('.'));
            return Guid.NewGuid();
        }
    }

    [LoggerMessage(LogLevel.Warning, "{File} cannot be read or written ({Reason}): after the next start, consoles show PaintSound as another source of sACN. Allow access to the file.")]
    private static partial void LogNotKept(ILogger logger, string file, string reason);
}
