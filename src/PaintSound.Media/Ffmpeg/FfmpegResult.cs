namespace PaintSound.Media.Ffmpeg;

/// <summary>What ffmpeg or ffprobe said.</summary>
/// <param name="Exit">Its exit status; 0 is success.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
internal sealed record FfmpegResult(int Exit, string Output, string Errors);
