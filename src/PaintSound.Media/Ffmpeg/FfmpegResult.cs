namespace PaintSound.Media.Ffmpeg;

/// <summary>Exit status and output of ffmpeg or ffprobe.</summary>
/// <param name="Exit">Exit status; 0 is success.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
internal sealed record FfmpegResult(int Exit, string Output, string Errors);
