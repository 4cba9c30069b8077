using PaintSound.Media.Pcm;

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

    /// <summary>Channels of the first sound stream; 0 if there is no sound.</summary>
    public int Channels { get; init; }

    /// <summary>The time of the first picture or sound in seconds, as the file counts; usually 0.</summary>
    public double StartSeconds { get; init; }

    /// <summary>Width of the picture divided by its height, turned as players show it; null for sound.</summary>
    public double? PictureAspect { get; init; }

    /// <summary>Number of sound streams (languages, takes, commentaries).</summary>
    public int SoundStreams { get; init; }

    /// <summary>The sound stream that is read, from 0: the first that sounds.</summary>
    public int SoundStream { get; init; }

    /// <summary>True if the file names the loudspeakers of the sound's channels, or if it has one or two channels.</summary>
    public bool HasKnownChannels { get; init; }

    /// <summary>The tags of the sound; none for a picture.</summary>
    public MediaTags Tags { get; init; } = MediaTags.None;

    /// <summary>True if every sample has the same size and its place in the file is known, so that ffmpeg finds any time exactly.</summary>
    public bool HasExactSeek { get; init; }

    /// <summary>True if ffmpeg finds any time exactly in a healthy file of this format. Containers that round times to a millisecond are not among them.</summary>
    public bool MayHaveExactSeek { get; init; }

    /// <summary>The sound, if PaintSound can read it without ffmpeg; else null.</summary>
    internal PcmSound? Pcm { get; init; }
}
