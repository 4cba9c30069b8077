namespace PaintSound.Media.Systems;

/// <summary>Windows: DirectShow.</summary>
internal sealed class WindowsCapture : ICaptureSystem
{
    /// <inheritdoc/>
    public string InstallFfmpeg => "winget install Gyan.FFmpeg";
}
