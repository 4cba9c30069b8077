namespace PaintSound.Media.Systems;

/// <summary>All that differs between Linux, macOS and Windows about ffmpeg, microphones and cameras.</summary>
internal interface ICaptureSystem
{
    /// <summary>The command that installs ffmpeg here.</summary>
    string InstallFfmpeg { get; }
}
