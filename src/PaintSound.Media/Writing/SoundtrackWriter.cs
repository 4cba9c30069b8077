using System.Runtime.InteropServices;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Writing;

/// <summary>
/// Makes an mp4 of a video's pictures and new sound, which is fed as it is made. The pictures are copied where an mp4 that
/// everybody can play may hold them as they are, and encoded anew (H.264) otherwise.
/// </summary>
public sealed class SoundtrackWriter : IDisposable
{
    private static readonly string[] Copied = ["h264", "hevc", "av1", "vp9", "mpeg4"];
    private readonly FileSink _sink;

    private SoundtrackWriter(FileSink sink) => _sink = sink;

    /// <summary>Begins a dubbed film. It appears under its name when it is complete.</summary>
    /// <param name="ffmpeg">Where ffmpeg is.</param>
    /// <param name="video">Path of the video; its own sound is left out.</param>
    /// <param name="file">Path of the mp4, replaced where it exists.</param>
    /// <param name="time">The clock that limits the waits.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="MediaException">The video cannot be read or holds no pictures, or it would be replaced by the film.</exception>
    public static async Task<SoundtrackWriter> OpenAsync(FfmpegTools ffmpeg, string video, string file, TimeProvider time, CancellationToken stop)
    {
        var input = MediaFile.Require(video);
        if (Path.GetFullPath(video) == Path.GetFullPath(file))
        {
            throw new MediaException($"{file} is the video itself. Give the film another name.");
        }

        var codec = await FfmpegTools.RunAsync(
            ffmpeg.Probe,
            ["-hide_banner", "-loglevel", "error", "-protocol_whitelist", "file", "-select_streams", "V:0",
             "-show_entries", "stream=codec_name", "-print_format", "csv=p=0", input],
            TimeSpan.FromSeconds(30),
            stop);
        var complaints = codec.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (codec.Exit != 0)
        {
            throw MediaFile.Unreadable(video, complaints.Length > 0 ? FfmpegErrorMessages.Explain(complaints) : $"ffprobe ended with status {codec.Exit}");
        }

        var name = codec.Output.Trim();
        if (name.Length == 0)
        {
            throw MediaFile.Unreadable(video, "it holds no moving pictures");
        }

        var pictures = Copied.Contains(name) ? ["-c:v", "copy"] : await MovieWriter.PicturesAsync(ffmpeg, stop);
        return new SoundtrackWriter(new FileSink(
            ffmpeg,
            ["-protocol_whitelist", "file,pipe", "-i", input,
             "-f", "f32le", "-ac", $"{ExcerptReader.Channels}", "-ar", $"{ExcerptReader.SampleRate}", "-i", "pipe:0",
             "-map", "0:V:0", "-map", "1:a", .. pictures, .. MovieWriter.Sound, "-movflags", "+faststart"],
            file,
            time));
    }

    /// <summary>Adds sound, stereo at 48 kHz; waits where ffmpeg is still busy with the last.</summary>
    /// <param name="samples">-1..1, left and right in turn.</param>
    /// <exception cref="MediaException">The film cannot be written.</exception>
    public void Write(ReadOnlySpan<float> samples) => _sink.Write(MemoryMarshal.AsBytes(samples));

    /// <summary>Completes the film.</summary>
    /// <exception cref="MediaException">It could not be completed; nothing stands under its name that was not there before.</exception>
    public Task CompleteAsync() => DedicatedThread.RunAsync("completing a film", _sink.Complete);

    /// <inheritdoc/>
    public void Dispose() => _sink.Dispose();
}
