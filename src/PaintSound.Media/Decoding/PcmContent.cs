using PaintSound.Media.Pcm;

namespace PaintSound.Media.Decoding;

/// <summary>Describes a WAV or AIFF file that PaintSound reads itself, in the same way as ffprobe.</summary>
internal static class PcmContent
{
    // ffprobe's durations have microseconds.
    private const int DurationDigits = 6;

    /// <summary>Describes a file.</summary>
    /// <param name="file">Path of the file.</param>
    /// <returns>Null if it is for ffprobe.</returns>
    /// <exception cref="MediaException">The file cannot be read.</exception>
    public static MediaContent? Find(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            // A pipe cannot be read twice.
            return stream.CanSeek && PcmFile.Find(stream) is { } sound ? Describe(sound) : null;
        }
        catch (EndOfStreamException)
        {
            // It was cut off while it was read.
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw MediaFile.CreateReadException(file, e.Message.TrimEnd('.'), e);
        }
    }

    private static MediaContent Describe(PcmSound sound) => new(MediaKind.Sound, Math.Round((double)sound.Frames / sound.Format.Rate, DurationDigits), true)
    {
        SoundCodec = sound.Codec,
        SampleRate = sound.Format.Rate,
        Channels = sound.Format.Channels,
        SoundStreams = 1,
        HasKnownChannels = true,
        HasExactSeek = true,
        Tags = TagReader.Read(sound.Tags),
        Pcm = sound,
    };
}
