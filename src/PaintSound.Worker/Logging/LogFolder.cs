namespace PaintSound.Worker.Logging;

/// <summary>Where log files lie by default: the folder that the system has for what programs note about themselves.</summary>
internal static class LogFolder
{
    /// <summary>The log file of a show by default; an absolute path.</summary>
    /// <param name="show">The show's name; characters that no file name may have are replaced.</param>
    public static string DefaultFile(string show)
    {
        var system = OperatingSystem.IsWindows() ? PlatformID.Win32NT : OperatingSystem.IsMacOS() ? PlatformID.MacOSX : PlatformID.Unix;
        var folder = Choose(
            system,
            Folder(Environment.SpecialFolder.UserProfile),
            Folder(Environment.SpecialFolder.LocalApplicationData),
            Environment.GetEnvironmentVariable("XDG_STATE_HOME"));
        return Path.Combine(folder, string.Join('_', show.Split(Path.GetInvalidFileNameChars())) + ".log");
    }

    /// <summary>The folder on a system.</summary>
    /// <param name="system">Windows, macOS, or Unix for any other.</param>
    /// <param name="home">The user's own folder; empty if there is none.</param>
    /// <param name="localData">Windows' folder for data that stay on this machine.</param>
    /// <param name="stateHome">XDG_STATE_HOME; only an absolute path counts, by its specification.</param>
    public static string Choose(PlatformID system, string home, string localData, string? stateHome) => system switch
    {
        PlatformID.Win32NT => Path.Combine(localData, "PaintSound", "Logs"),
        PlatformID.MacOSX => Path.Combine(home, "Library", "Logs", "PaintSound"),
        _ when Path.IsPathRooted(stateHome) => Path.Combine(stateHome!, "paintsound"),
        _ when home.Length > 0 => Path.Combine(home, ".local", "state", "paintsound"),
        _ => Path.Combine(Path.GetTempPath(), "paintsound"),
    };

    private static string Folder(Environment.SpecialFolder folder) =>
        Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify);
}
