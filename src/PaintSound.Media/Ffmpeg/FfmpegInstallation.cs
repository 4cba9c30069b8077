namespace PaintSound.Media.Ffmpeg;

/// <summary>How ffmpeg is installed on each system.</summary>
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

    /// <summary>The command for the system that PaintSound runs on.</summary>
    public static string Command =>
        OperatingSystem.IsWindows() ? "winget install Gyan.FFmpeg"
        : OperatingSystem.IsMacOS() ? "brew install ffmpeg"
        : LinuxCommand("/");

    /// <summary>The command of the package manager that a Linux system has.</summary>
    /// <param name="root">The root of its file system.</param>
    public static string LinuxCommand(string root) => LinuxInstallers
        .Where(installer => new[] { "usr/bin", "bin", "sbin" }.Any(folder => File.Exists(Path.Combine(root, folder, installer.Program))))
        .Select(installer => installer.Command)
        .FirstOrDefault("install the package ffmpeg with this system's package manager");
}
