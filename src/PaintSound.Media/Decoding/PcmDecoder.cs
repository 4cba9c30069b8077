using System.Collections.Concurrent;
using PaintSound.Core.Sources;
using PaintSound.Media.Conversion;
using PaintSound.Media.Pcm;

namespace PaintSound.Media.Decoding;

/// <summary>Decodes uncompressed sound without ffmpeg: mixed by <see cref="FileMixer"/>, with the same samples and loudness. Thread-safe.</summary>
internal sealed class PcmDecoder
{
    private const uint FrontCentre = 0x4, FrontLeftAndRight = 0x3;

    // A filter takes longer to compute than a short sound to read.
    private readonly ConcurrentDictionary<int, ResamplingFilter> _filters = new();

    /// <summary>Decodes a file.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="sound">Its sound.</param>
    /// <param name="onBlock">Called with every block of 16 kHz mono; its timestamp is 0.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The file cannot be read.</exception>
    public DecodedMusic Decode(string file, PcmSound sound, SoundHandler onBlock, CancellationToken stop)
    {
        try
        {
            using var reader = new PcmReader(file, sound, _filters.GetOrAdd(sound.Format.Rate, rate => new ResamplingFilter(rate)));
            var layout = new ChannelLayout(sound.Format.Channels, sound.Format.Channels == 1 ? FrontCentre : FrontLeftAndRight);
            var mixer = new FileMixer(layout, 1, ISoundSource.SampleRate, reader.Read);
            long samples = 0;
            for (var block = mixer.Read(); block.Length > 0; block = mixer.Read())
            {
                stop.ThrowIfCancellationRequested();
                samples += block.Length;
                onBlock(block, 0);
            }

            return samples == 0
                ? throw MediaFile.CreateReadException(file, "it contains no sound")
                : new DecodedMusic(reader.LoudnessLufs, reader.HasEndedEarly ? DecodedMusic.DescribeDamage(file, samples) : null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw MediaFile.CreateReadException(file, e.Message.TrimEnd('.'), e);
        }
    }
}
