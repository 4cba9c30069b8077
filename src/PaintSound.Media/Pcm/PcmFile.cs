using PaintSound.Core.Sources;
using PaintSound.Media.Conversion;

namespace PaintSound.Media.Pcm;

/// <summary>
/// Finds the uncompressed sound in WAV, RF64, BW64, AIFF and AIFF-C files. It accepts healthy files of the usual kinds only, with one or two channels. All others, and
/// everything that is cut off, damaged or unusual, are for ffmpeg, which says what is wrong with them.
/// </summary>
internal static class PcmFile
{
    private const int HeaderBytes = 12;
    private const int MaxChannels = 2;
    private const int PlaybackRate = 48_000;
    private const double MinSeconds = 0.05;
    private const int SyncBytes = 1 << 16;

    // Compressed sound has at least four frames in this length. Ordinary sound contains the four bytes of one now and then.
    private const int MinSyncs = 3;

    // A stereo file of 16 bits may contain compressed sound for a receiver: S/PDIF (IEC 61937), or DTS in its four forms. ffmpeg decodes it.
    private static readonly byte[][] CompressedSound =
    [
        [0x72, 0xF8, 0x1F, 0x4E], [0x7F, 0xFE, 0x80, 0x01], [0xFE, 0x7F, 0x01, 0x80], [0x1F, 0xFF, 0xE8, 0x00], [0xFF, 0x1F, 0x00, 0xE8],
    ];

    /// <summary>Finds the sound of a file.</summary>
    /// <param name="stream">The file, at its start. It must be able to seek.</param>
    /// <returns>Null if it is of another kind, or for ffmpeg.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PcmSound? Find(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes)
        {
            return null;
        }

        var kind = header[..4];
        var form = header[8..];
        var isWav = (kind.SequenceEqual("RIFF"u8) || kind.SequenceEqual("RF64"u8) || kind.SequenceEqual("BW64"u8)) && form.SequenceEqual("WAVE"u8);
        var isAiff = kind.SequenceEqual("FORM"u8) && (form.SequenceEqual("AIFF"u8) || form.SequenceEqual("AIFC"u8));
        var sound = isWav ? WavFile.Find(stream, isLarge: !kind.SequenceEqual("RIFF"u8)) : isAiff ? AiffFile.Find(stream, isCompressible: form.SequenceEqual("AIFC"u8)) : null;
        return sound is not null && IsUsual(sound) && !HasCompressedSound(stream, sound) ? sound : null;
    }

    private static bool IsUsual(PcmSound sound) =>
        sound.Format.Channels is >= 1 and <= MaxChannels
        // A tenth of a second is a whole number of samples: else ffmpeg's blocks of loudness are a little longer than they should be.
        && sound.Format.Rate % 10 == 0
        && ResamplingFilter.Supports(sound.Format.Rate, ISoundSource.SampleRate)
        && ResamplingFilter.Supports(sound.Format.Rate, PlaybackRate)
        && sound.Frames >= sound.Format.Rate * MinSeconds;

    private static bool HasCompressedSound(Stream stream, PcmSound sound)
    {
        if (sound.Format is not { Channels: 2, Encoding: SampleEncoding.Int16 })
        {
            return false;
        }

        var start = new byte[Math.Min(SyncBytes, sound.Frames * sound.Format.FrameBytes)];
        stream.Position = sound.Offset;
        stream.ReadExactly(start);
        return CompressedSound.Any(sync => start.AsSpan().Count(sync) >= MinSyncs);
    }
}
