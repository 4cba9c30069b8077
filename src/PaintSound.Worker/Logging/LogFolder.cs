namespace PaintSound.Worker.Logging;

/// <summary>The default folder of log files: the standard folder of the operating system for them.</summary>
internal static class LogFolder
{
    /// <summary>The folder on this computer, as an absolute path. It may not exist yet.</summary>
    public static string Default => Choose(
        OperatingSystem.IsWindows() ? PlatformID.Win32NT : OperatingSystem.IsMacOS() ? PlatformID.MacOSX : PlatformID.Unix,
        Folder(Environment.SpecialFolder.UserProfile),
        Folder(Environment.SpecialFolder.LocalApplicationData),
        Environment.GetEnvironmentVariable("XDG_STATE_HOME"));

    /// <summary>Returns the default log file of a show as an absolute path.</summary>
    /// <param name="show">The name of the show. Characters that are not allowed in file names are replaced.</param>
    public static string DefaultFile(string show) => Path.Combine(Default, string.Join('_', show.Split(Path.GetInvalidFileNameChars())) + ".log");

    /// <summary>Returns the folder for an operating system.</summary>
    /// <param name="system">Windows, macOS, or Unix for all others.</param>
    /// <param name="home">The home folder of the user; empty if there is none.</param>
    /// <param name="localData">On Windows, the folder for local application data.</param>
    /// <param name="stateHome">The value of XDG_STATE_HOME. A relative path is ignored, as its specification requires.</param>
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
