namespace PaintSound.Media.Systems;

/// <summary>Linux: JACK, PulseAudio (and PipeWire in its place), ALSA; Video4Linux.</summary>
internal sealed class LinuxCapture : ICaptureSystem
{
    private static readonly (string Program, string Command)[] Installers =
    [
        ("apt-get", "sudo apt install ffmpeg"),
        ("dnf", "sudo dnf install ffmpeg-free"),
        ("pacman", "sudo pacman -S ffmpeg"),
        ("zypper", "sudo zypper install ffmpeg"),
        ("apk", "sudo apk add ffmpeg"),
    ];

    /// <inheritdoc/>
    public string InstallFfmpeg => Installers
        .Where(i => new[] { "/usr/bin", "/sbin", "/bin" }.Any(folder => File.Exists(Path.Combine(folder, i.Program))))
        .Select(i => i.Command)
        .FirstOrDefault("install the package ffmpeg with this system's package manager");
}
