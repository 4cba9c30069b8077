using PaintSound.Core.Sources;

namespace PaintSound.Media.Streams;

/// <summary>The format of the sound that ffmpeg delivers for analysis: 16 kHz, mono, 32-bit float.</summary>
internal static class PcmFormat
{
    /// <summary>ffmpeg's output arguments for this format.</summary>
    public static IReadOnlyList<string> Arguments { get; } = ["-ac", "1", "-ar", $"{ISoundSource.SampleRate}", "-f", "f32le"];
}
