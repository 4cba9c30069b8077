using System.Runtime.InteropServices;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Writing;

/// <summary>
/// Writes an mp4 from the pictures of a video and new sound, which the caller supplies block by block. The pictures are copied if a
/// widely playable mp4 can contain their codec, and re-encoded (H.264) otherwise.
/// </summary>
public sealed class SoundtrackWriter : IDisposable
{
    private static readonly string[] CopiedCodecs = ["h264", "hevc", "av1", "vp9", "mpeg4"];
    private readonly FileSink _sink;

    private SoundtrackWriter(FileSink sink) => _sink = sink;

    /// <summary>Starts a film with a new soundtrack. The file gets its final name when it is complete.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="video">Path of the video. Its own sound is dropped.</param>
    /// <param name="file">Path of the mp4. An existing file is replaced.</param>
    /// <param name="time">The clock for timeouts.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The video cannot be read or contains no pictures, or is the same file as the film.</exception>
    public static async Task<SoundtrackWriter> OpenAsync(FfmpegTools ffmpeg, string video, string file, TimeProvider time, CancellationToken stop)
    {
        var input = MediaFile.Require(video);
        if (Path.GetFullPath(video) == Path.GetFullPath(file))
        {
            throw new MediaException($"{file} is the video itself. Choose another name for the film.");
        }

        var codec = await FfmpegTools.RunAsync(
            ffmpeg.Probe,
            ["-hide_banner", "-loglevel", "error", "-protocol_whitelist", "file", "-select_streams", "V:0",
             "-show_entries", "stream=codec_name", "-print_format", "csv=p=0", input],
            TimeSpan.FromSeconds(30),
            stop);
        var errorLines = codec.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (codec.Exit != 0)
        {
            throw MediaFile.CreateReadException(video, errorLines.Length > 0 ? FfmpegErrorMessages.Explain(errorLines) : $"ffprobe exited with status {codec.Exit}");
        }

        var name = codec.Output.Trim();
        if (name.Length == 0)
        {
            throw MediaFile.CreateReadException(video, "it contains no moving pictures");
        }

        var videoArguments = CopiedCodecs.Contains(name) ? ["-c:v", "copy"] : await MovieWriter.GetVideoArgumentsAsync(ffmpeg, stop);
        return new SoundtrackWriter(new FileSink(
            ffmpeg,
            ["-protocol_whitelist", "file,pipe", "-i", input,
             "-f", "f32le", "-ac", $"{ExcerptReader.Channels}", "-ar", $"{ExcerptReader.SampleRate}", "-i", "pipe:0",
             "-map", "0:V:0", "-map", "1:a", .. videoArguments, .. MovieWriter.SoundArguments, "-movflags", "+faststart"],
            file,
            time));
    }

    /// <summary>Adds stereo sound at 48 kHz. Waits while ffmpeg is busy.</summary>
    /// <param name="samples">Interleaved samples, -1..1.</param>
    /// <exception cref="MediaException">The film cannot be written.</exception>
    public void Write(ReadOnlySpan<float> samples) => _sink.Write(MemoryMarshal.AsBytes(samples));

    /// <summary>Completes the film.</summary>
    /// <exception cref="MediaException">The film could not be completed; an existing file of that name is unchanged.</exception>
    public Task CompleteAsync() => DedicatedThread.RunAsync("completing a film", _sink.Complete);

    /// <inheritdoc/>
    public void Dispose() => _sink.Dispose();
}
