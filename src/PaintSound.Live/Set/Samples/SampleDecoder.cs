using PaintSound.Media;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Writing;

namespace PaintSound.Live.Set.Samples;

/// <summary>
/// Decides whether every Live opens a sound file as it is (<see cref="SampleFormat.IsOpenedByLive"/>), and decodes it to WAV, 16 bit, stereo, 48 kHz, if not.
/// Thread-safe.
/// </summary>
/// <param name="ffmpeg">The ffmpeg programs.</param>
/// <param name="time">The clock for time limits.</param>
internal sealed class SampleDecoder(FfmpegTools ffmpeg, TimeProvider time)
{
    /// <summary>The extension of a decoded file.</summary>
    public const string Extension = ".wav";

    private const string Mp3Extension = ".mp3";
    private const string Mp3Codec = "mp3";
    private static readonly TimeSpan MaxLength = TimeSpan.FromHours(24);
    private static readonly string[] Mp3Extensions = [Mp3Extension];
    private readonly FfmpegDecoder _decoder = new(ffmpeg, time);

    /// <summary>Returns the format of a file that Live opens.</summary>
    /// <param name="file">The file.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <returns>Null if the file must be decoded; also if it cannot be read: <see cref="DecodeAsync"/> then says why.</returns>
    /// <exception cref="MediaException">The file is an MP3 that cannot be read.</exception>
    public async Task<SampleFormat?> FindOpenedFormatAsync(string file, CancellationToken stop)
    {
        if (string.Equals(Path.GetExtension(file), Mp3Extension, StringComparison.OrdinalIgnoreCase))
        {
            var content = await _decoder.InspectAsync(file, stop);
            return content.SoundCodec == Mp3Codec ? new SampleFormat(Mp3Extensions, SampleCoding.Lossy, content.Channels, content.SampleRate, 0) : null;
        }

        try
        {
            return SampleFormatReader.Read(file) is { IsOpenedByLive: true } format ? format : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Decodes a file to WAV.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The WAV file.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <returns>The format of the WAV file.</returns>
    /// <exception cref="MediaException">The file is missing, cannot be read or contains no sound.</exception>
    /// <exception cref="IOException">The WAV file cannot be written.</exception>
    public async Task<SampleFormat> DecodeAsync(string file, string path, CancellationToken stop)
    {
        using (var writer = new WavWriter(path, ExcerptReader.SampleRate, ExcerptReader.Channels))
        {
            await new ExcerptReader(ffmpeg, time).ReadAsync(file, 0, MaxLength.TotalSeconds, samples => writer.Write(samples), stop);
        }

        return SampleFormatReader.Read(path) ?? throw new MediaException($"{file} cannot be read: it contains no sound.");
    }
}
