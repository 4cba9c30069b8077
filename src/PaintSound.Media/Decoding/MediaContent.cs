namespace PaintSound.Media.Decoding;

/// <summary>Kind, length and sound format of a media file.</summary>
/// <param name="Kind">Sound, a picture, or a video.</param>
/// <param name="DurationSeconds">Length in seconds; 0 for a picture, or if the file does not contain it.</param>
/// <param name="HasSound">True if the file contains sound.</param>
public sealed record MediaContent(MediaKind Kind, double DurationSeconds, bool HasSound)
{
    /// <summary>ffmpeg's name of the sound codec, such as pcm_s16le or vorbis; empty if there is no sound.</summary>
    public string SoundCodec { get; init; } = "";

    /// <summary>Sample rate of the sound in Hz; 0 if there is no sound.</summary>
    public int SampleRate { get; init; }
}
