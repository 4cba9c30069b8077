namespace PaintSound.Media.Ffmpeg;

/// <summary>The command that installs ffmpeg on each system.</summary>
internal static class FfmpegInstallation
{
    private static readonly (string Program, string Command)[] LinuxInstallers =
    [
        ("apt-get", "sudo apt install ffmpeg"),
        ("dnf", "sudo dnf install ffmpeg-free"),
        ("pacman", "sudo pacman -S ffmpeg"),
        ("zypper", "sudo zypper install ffmpeg"),
        ("apk", "sudo apk add ffmpeg"),
    ];

    /// <summary>The install command for this system.</summary>
    public static string Command =>
        OperatingSystem.IsWindows() ? "winget install Gyan.FFmpeg"
        : OperatingSystem.IsMacOS() ? "brew install ffmpeg"
        : LinuxCommand("/");

    /// <summary>Returns the install command for the package manager of a Linux system.</summary>
    /// <param name="root">The root of its file system.</param>
    public static string LinuxCommand(string root) => LinuxInstallers
        .Where(installer => new[] { "usr/bin", "bin", "sbin" }.Any(folder => File.Exists(Path.Combine(root, folder, installer.Program))))
        .Select(installer => installer.Command)
        .FirstOrDefault("install the package ffmpeg with this system's package manager");
}
