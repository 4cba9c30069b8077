using PaintSound.Core.Sources;

namespace PaintSound.Media.Streams;

/// <summary>The format of the sound that ffmpeg delivers for analysis: 16 kHz, 32-bit float.</summary>
internal static class PcmFormat
{
    /// <summary>ffmpeg's output arguments for mono.</summary>
    public static IReadOnlyList<string> Arguments { get; } = ["-ac", "1", "-ar", $"{ISoundSource.SampleRate}", "-f", "f32le"];

    /// <summary>ffmpeg's output arguments for all channels as they are; the header of the WAV says how many there are.</summary>
    public static IReadOnlyList<string> AllChannels { get; } =
        ["-ar", $"{ISoundSource.SampleRate}", "-c:a", "pcm_f32le", "-bitexact", "-map_metadata", "-1", "-f", "wav"];
}
