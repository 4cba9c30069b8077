using System.Globalization;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Writing;

/// <summary>Writes an mp4 from rendered frames and a sound file. The video is H.264, or MPEG-4 part 2 if this ffmpeg has no H.264 encoder; the sound is AAC.</summary>
public sealed class MovieWriter : IDisposable
{
    private readonly PixelSink _sink;

    private MovieWriter(PixelSink sink) => _sink = sink;

    /// <summary>Starts a film. The file gets its final name when it is complete.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="file">Path of the mp4. An existing file is replaced.</param>
    /// <param name="width">Width of every frame in pixels.</param>
    /// <param name="height">Height of every frame in pixels.</param>
    /// <param name="framesPerSecond">Frames per second.</param>
    /// <param name="soundFile">The sound file, or null for none. Its sound is cut or padded with silence to the length of the frames.</param>
    /// <param name="time">The clock for timeouts.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The sound file cannot be read, or ffmpeg cannot be started.</exception>
    public static async Task<MovieWriter> OpenAsync(
        FfmpegTools ffmpeg, string file, int width, int height, double framesPerSecond, string? soundFile, TimeProvider time, CancellationToken stop)
    {
        string[] sound = soundFile is null
            ? []
            : ["-i", MediaFile.Require(soundFile), "-map", "0:v", "-map", "1:a", "-af", "apad", "-shortest", .. SoundArguments];
        var video = await GetVideoArgumentsAsync(ffmpeg, stop);
        PixelSink sink = new(
            ffmpeg,
            width,
            height,
            ["-r", framesPerSecond.ToString(CultureInfo.InvariantCulture)],
            [.. sound, .. video, "-movflags", "+faststart"],
            file,
            time);
        return new MovieWriter(sink);
    }

    /// <summary>ffmpeg's arguments for a film's sound.</summary>
    internal static IReadOnlyList<string> SoundArguments { get; } = ["-c:a", "aac", "-b:a", "192k"];

    /// <summary>Returns ffmpeg's arguments for a film's pictures, depending on the encoders of this ffmpeg.</summary>
    internal static async Task<string[]> GetVideoArgumentsAsync(FfmpegTools ffmpeg, CancellationToken stop)
    {
        var encoders = await FfmpegTools.RunAsync(ffmpeg.Program, ["-hide_banner", "-encoders"], TimeSpan.FromSeconds(30), stop);
        string[] encoder = encoders.Output.Contains(" libx264 ", StringComparison.Ordinal)
            ? ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20"]
            : ["-c:v", "mpeg4", "-q:v", "3"];
        // Players expect 4:2:0 colour, which needs an even width and height.
        return [.. encoder, "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-pix_fmt", "yuv420p"];
    }

    /// <summary>Adds a frame: rows from the top, four bytes a pixel (B, G, R, unused).</summary>
    /// <exception cref="MediaException">The film cannot be written.</exception>
    public void Write(ReadOnlySpan<byte> pixels) => _sink.Write(pixels);

    /// <summary>Completes the film.</summary>
    /// <exception cref="MediaException">The film could not be completed; an existing file of that name is unchanged.</exception>
    public Task CompleteAsync() => DedicatedThread.RunAsync("completing a film", _sink.Complete);

    /// <inheritdoc/>
    public void Dispose() => _sink.Dispose();
}
