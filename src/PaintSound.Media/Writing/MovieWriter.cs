using System.Globalization;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Writing;

/// <summary>Makes an mp4 of rendered frames and a sound file: H.264 where this ffmpeg can, MPEG-4 part 2 otherwise, and AAC.</summary>
public sealed class MovieWriter : IDisposable
{
    private readonly PixelSink _sink;

    private MovieWriter(PixelSink sink) => _sink = sink;

    /// <summary>Begins a film. It appears under its name when it is complete.</summary>
    /// <param name="ffmpeg">Where ffmpeg is.</param>
    /// <param name="file">Path of the mp4, replaced where it exists.</param>
    /// <param name="width">Of every frame in pixels.</param>
    /// <param name="height">Of every frame in pixels.</param>
    /// <param name="framesPerSecond">Frames a second.</param>
    /// <param name="soundFile">Its sound, or null; cut or filled with silence to the length of the frames.</param>
    /// <param name="time">The clock that limits the waits.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="MediaException">The sound file cannot be read, or ffmpeg cannot be started.</exception>
    public static async Task<MovieWriter> OpenAsync(
        FfmpegTools ffmpeg, string file, int width, int height, double framesPerSecond, string? soundFile, TimeProvider time, CancellationToken stop)
    {
        string[] sound = soundFile is null
            ? []
            : ["-i", MediaFile.Require(soundFile), "-map", "0:v", "-map", "1:a", "-af", "apad", "-shortest", .. Sound];
        var picture = await PicturesAsync(ffmpeg, stop);
        PixelSink film = new(
            ffmpeg,
            width,
            height,
            ["-r", framesPerSecond.ToString(CultureInfo.InvariantCulture)],
            [.. sound, .. picture, "-movflags", "+faststart"],
            file,
            time);
        return new MovieWriter(film);
    }

    /// <summary>ffmpeg's arguments for a film's sound.</summary>
    internal static IReadOnlyList<string> Sound { get; } = ["-c:a", "aac", "-b:a", "192k"];

    /// <summary>ffmpeg's arguments for a film's pictures, by what this ffmpeg can.</summary>
    internal static async Task<string[]> PicturesAsync(FfmpegTools ffmpeg, CancellationToken stop)
    {
        var encoders = await FfmpegTools.RunAsync(ffmpeg.Program, ["-hide_banner", "-encoders"], TimeSpan.FromSeconds(30), stop);
        string[] encoder = encoders.Output.Contains(" libx264 ", StringComparison.Ordinal)
            ? ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20"]
            : ["-c:v", "mpeg4", "-q:v", "3"];
        // Players expect halved colour, which needs an even number of rows and columns.
        return [.. encoder, "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-pix_fmt", "yuv420p"];
    }

    /// <summary>Adds a frame: rows from the top, four bytes a pixel (B, G, R, unused).</summary>
    /// <exception cref="MediaException">The film cannot be written.</exception>
    public void Write(ReadOnlySpan<byte> pixels) => _sink.Write(pixels);

    /// <summary>Completes the film.</summary>
    /// <exception cref="MediaException">It could not be completed; nothing stands under its name that was not there before.</exception>
    public Task CompleteAsync() => DedicatedThread.RunAsync("completing a film", _sink.Complete);

    /// <inheritdoc/>
    public void Dispose() => _sink.Dispose();
}
