using PaintSound.Core.Works;
using PaintSound.Media;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Writing;

namespace PaintSound.Live.Set;

/// <summary>
/// Puts a work's sound into a project. What Live reads by itself on every system (WAV, AIFF, FLAC, Ogg Vorbis, MP3) is copied byte for
/// byte; everything else is decoded to WAV, 16 bit, stereo, 48 kHz.
/// </summary>
/// <param name="ffmpeg">Where ffmpeg is.</param>
/// <param name="time">The clock that limits the waits.</param>
/// <param name="project">The project's folder.</param>
internal sealed class SampleExporter(FfmpegTools ffmpeg, TimeProvider time, string project)
{
    /// <summary>Where samples lie in a project, with a slash on every system.</summary>
    public const string Folder = "Samples/Imported";

    private const string Wav = ".wav";
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);
    private readonly FfmpegDecoder _decoder = new(ffmpeg, time);

    /// <summary>Copies or decodes it. Its date is that of the work's file, so the same library gives the same set.</summary>
    /// <param name="work">The work.</param>
    /// <param name="name">The sample's name without its ending.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The sample, and whether it was decoded.</returns>
    /// <exception cref="MediaException">The work's file is missing or cannot be read.</exception>
    /// <exception cref="IOException">The sample cannot be written.</exception>
    public async Task<(Sample Sample, bool Decoded)> ExportAsync(MusicWork work, string name, CancellationToken stop)
    {
        var header = Header(work.File);
        var ending = Path.GetExtension(work.File).ToLowerInvariant();
        var content = header is null ? await _decoder.InspectAsync(work.File, stop) : null;
        var decode = header is null && !IsRead(ending, content!.SoundCodec);
        var file = $"{Folder}/{name}{(decode ? Wav : header is null ? ending : Wav)}";
        var path = Path.Combine(project, file.Replace('/', Path.DirectorySeparatorChar));
        if (decode)
        {
            await DecodeAsync(work.File, path, stop);
            header = WavHeader.Read(path) ?? throw new MediaException($"{work.File} cannot be read: it holds no sound.");
        }
        else
        {
            File.Copy(work.File, path);
        }

        var modified = File.GetLastWriteTimeUtc(work.File);
        File.SetLastWriteTimeUtc(path, modified);

        // The library has heard the whole work; what a compressed file says about its length is at times a guess.
        var rate = header?.Rate ?? content!.SampleRate;
        var frames = header?.Frames ?? (long)(work.DurationSeconds * rate);
        return (new Sample(file, path.Replace('\\', '/'), new FileInfo(path).Length, new DateTimeOffset(modified), rate, Math.Max(1, frames)), decode);
    }

    private static bool IsRead(string ending, string codec) => ending switch
    {
        ".aif" or ".aiff" => codec.StartsWith("pcm_", StringComparison.Ordinal),
        ".flac" => codec == "flac",
        ".ogg" => codec == "vorbis",
        ".mp3" => codec == "mp3",
        _ => false,
    };

    private static WavHeader? Header(string file)
    {
        try
        {
            return WavHeader.Read(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The decoder says it in words.
            return null;
        }
    }

    private async Task DecodeAsync(string file, string path, CancellationToken stop)
    {
        using var writer = new WavWriter(path, ExcerptReader.SampleRate, ExcerptReader.Channels);
        await new ExcerptReader(ffmpeg, time).ReadAsync(file, 0, Longest.TotalSeconds, samples => writer.Write(samples), stop);
    }
}
