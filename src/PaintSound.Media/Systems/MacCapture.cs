namespace PaintSound.Media.Systems;

/// <summary>macOS: AVFoundation.</summary>
internal sealed class MacCapture : ICaptureSystem
{
    /// <inheritdoc/>
    public string InstallFfmpeg => "brew install ffmpeg";
}
