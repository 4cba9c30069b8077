using PaintSound.Core.Sources;
using PaintSound.Media.Conversion;
using PaintSound.Media.Pcm;

namespace PaintSound.Media.Decoding;

/// <summary>Decodes uncompressed sound without ffmpeg, with the same samples and loudness. Thread-safe.</summary>
/// <param name="filters">The filters to 16 kHz.</param>
internal sealed class PcmDecoder(ResamplingFilters filters)
{
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
            using var reader = new PcmSoundReader(file, sound, new SoundRequest(1, ISoundSource.SampleRate) { MeasuresLoudness = true }, filters);
            long samples = 0;
            for (var block = reader.Read(); block.Length > 0; block = reader.Read())
            {
                stop.ThrowIfCancellationRequested();
                samples += block.Length;
                onBlock(block, 0);
            }

            return samples == 0
                ? throw MediaFile.CreateReadException(file, "it contains no sound")
                : new DecodedMusic(reader.LoudnessLufs, reader.GetError() is null ? null : DecodedMusic.DescribeDamage(file, samples));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw MediaFile.CreateReadException(file, e.Message.TrimEnd('.'), e);
        }
    }
}
