using PaintSound.Core.Sources;

namespace PaintSound.Media.Streams;

/// <summary>The one form in which sound comes out of ffmpeg: 16 kHz mono, 32-bit float.</summary>
internal static class PcmFormat
{
    /// <summary>ffmpeg's arguments.</summary>
    public static IReadOnlyList<string> Arguments { get; } = ["-ac", "1", "-ar", $"{ISoundSource.SampleRate}", "-f", "f32le"];
}
