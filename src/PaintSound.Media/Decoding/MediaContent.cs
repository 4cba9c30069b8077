namespace PaintSound.Media.Decoding;

/// <summary>What a file holds.</summary>
/// <param name="Kind">Sound, a picture, or a video.</param>
/// <param name="DurationSeconds">Length in seconds; 0 for a picture, or where the file does not tell.</param>
/// <param name="HasSound">True where there is sound to hear.</param>
public sealed record MediaContent(MediaKind Kind, double DurationSeconds, bool HasSound)
{
    /// <summary>How its sound is written, by ffmpeg's name, such as pcm_s16le or vorbis; empty where there is none.</summary>
    public string SoundCodec { get; init; } = "";

    /// <summary>Samples a second of its sound; 0 where there is none.</summary>
    public int SampleRate { get; init; }
}
