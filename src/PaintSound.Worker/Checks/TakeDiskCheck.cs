using System.Globalization;
using PaintSound.Takes;
using PaintSound.Takes.Recording;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Checks;

/// <summary>Checks whether the disk has room for the take of a show, and can be written.</summary>
internal static class TakeDiskCheck
{
    /// <summary>The size of a take: the measured size of an hour with a camera that is not still.</summary>
    public const double GigabytesPerHour = 2;

    private const double Gigabyte = 1 << 30;

    /// <summary>Writes and removes a file, and reads the free space.</summary>
    /// <param name="settings">How the performance is recorded.</param>
    /// <param name="folder">The folder of the user's takes, if the show names none.</param>
    /// <returns>One sentence.</returns>
    /// <exception cref="TakeException">The folder cannot be written, or there is less room than the show asks for.</exception>
    public static string Run(TakeSettings settings, string folder)
    {
        folder = settings.Folder ?? folder;
        var existing = FindExisting(folder);
        try
        {
            using (File.Create(Path.Combine(existing, $".paintsound-{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose))
            {
                return Describe(settings, folder, new DriveInfo(existing).AvailableFreeSpace);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TakeException($"Takes cannot be written to {folder}: {e.Message.TrimEnd('.')}. Name another 'takes: folder' in the show file.", e);
        }
    }

    /// <summary>Compares the free space with what the show asks for.</summary>
    /// <param name="settings">How the performance is recorded.</param>
    /// <param name="folder">The folder of the takes.</param>
    /// <param name="freeBytes">The free space of its disk.</param>
    /// <exception cref="TakeException">There is less room than the show asks for.</exception>
    internal static string Describe(TakeSettings settings, string folder, long freeBytes)
    {
        var free = freeBytes / Gigabyte;
        var hours = Math.Max(0, free - (new TakeOptions { Folder = folder }.MinFreeBytes / Gigabyte)) / GigabytesPerHour;
        var room = string.Create(CultureInfo.InvariantCulture, $"{folder}: {free:0.0} GB are free, room for about {hours:0.0} hours");
        return hours < settings.Hours
            ? throw new TakeException(string.Create(
                CultureInfo.InvariantCulture, $"{room}; 'takes: hours' asks for {settings.Hours:0.##}. Remove old takes or other files, or name another 'takes: folder' in the show file."))
            : $"{room}.";
    }

    // The folder of the takes is created by the first show. A file in its place cannot be written into, which is told.
    private static string FindExisting(string folder)
    {
        var existing = Path.GetFullPath(folder);
        while (!Path.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
        {
            existing = parent;
        }

        return existing;
    }
}
