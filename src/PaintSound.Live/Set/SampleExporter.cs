using PaintSound.Core.Works;
using PaintSound.Media;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Writing;

namespace PaintSound.Live.Set;

/// <summary>
/// Copies the sound of a work into a project. Formats that Live reads on every system (WAV, AIFF, FLAC, Ogg Vorbis, MP3) are copied
/// unchanged; others are decoded to WAV, 16 bit, stereo, 48 kHz.
/// </summary>
/// <param name="ffmpeg">The ffmpeg programs.</param>
/// <param name="time">The clock for time limits.</param>
/// <param name="project">The folder of the project.</param>
internal sealed class SampleExporter(FfmpegTools ffmpeg, TimeProvider time, string project)
{
    /// <summary>The folder of the samples in a project, with a slash on every system.</summary>
    public const string Folder = "Samples/Imported";

    private const string Wav = ".wav";
    private static readonly TimeSpan MaxLength = TimeSpan.FromHours(24);
    private readonly FfmpegDecoder _decoder = new(ffmpeg, time);

    /// <summary>Copies or decodes the sound. The sample gets the date of the work's file, so that the same library gives the same set.</summary>
    /// <param name="work">The work.</param>
    /// <param name="name">The file name of the sample, without its extension.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>The sample, and true if it was decoded.</returns>
    /// <exception cref="MediaException">The work's file is missing or cannot be read.</exception>
    /// <exception cref="IOException">The sample cannot be written.</exception>
    public async Task<(Sample Sample, bool Decoded)> ExportAsync(MusicWork work, string name, CancellationToken stop)
    {
        var header = TryReadHeader(work.File);
        var extension = Path.GetExtension(work.File).ToLowerInvariant();
        var content = header is null ? await _decoder.InspectAsync(work.File, stop) : null;
        var decode = header is null && !IsReadByLive(extension, content!.SoundCodec);
        var file = $"{Folder}/{name}{(decode ? Wav : header is null ? extension : Wav)}";
        var path = Path.Combine(project, file.Replace('/', Path.DirectorySeparatorChar));
        if (decode)
        {
            await DecodeAsync(work.File, path, stop);
            header = WavHeader.Read(path) ?? throw new MediaException($"{work.File} cannot be read: it contains no sound.");
        }
        else
        {
            File.Copy(work.File, path);
        }

        var modified = File.GetLastWriteTimeUtc(work.File);
        File.SetLastWriteTimeUtc(path, modified);

        // The length in the library was measured by decoding. The length in the header of a compressed file can be an estimate.
        var rate = header?.Rate ?? content!.SampleRate;
        var frames = header?.Frames ?? (long)(work.DurationSeconds * rate);
        return (new Sample(file, path.Replace('\\', '/'), new FileInfo(path).Length, new DateTimeOffset(modified), rate, Math.Max(1, frames)), decode);
    }

    private static bool IsReadByLive(string extension, string codec) => extension switch
    {
        ".aif" or ".aiff" => codec.StartsWith("pcm_", StringComparison.Ordinal),
        ".flac" => codec == "flac",
        ".ogg" => codec == "vorbis",
        ".mp3" => codec == "mp3",
        _ => false,
    };

    private static WavHeader? TryReadHeader(string file)
    {
        try
        {
            return WavHeader.Read(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The decoder reports the reason.
            return null;
        }
    }

    private async Task DecodeAsync(string file, string path, CancellationToken stop)
    {
        using var writer = new WavWriter(path, ExcerptReader.SampleRate, ExcerptReader.Channels);
        await new ExcerptReader(ffmpeg, time).ReadAsync(file, 0, MaxLength.TotalSeconds, samples => writer.Write(samples), stop);
    }
}
