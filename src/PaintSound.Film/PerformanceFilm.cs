using PaintSound.Film.Drawing;
using PaintSound.Film.Recording;
using PaintSound.Film.Sound;
using PaintSound.Media;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Writing;

namespace PaintSound.Film;

/// <summary>Writes a film of a performance, 1280 x 720 pixels, 25 frames per second. <see cref="FilmFrameRenderer"/> draws it, <see cref="Mixdown"/> renders its sound.</summary>
/// <param name="mixdown">Renders the sound.</param>
/// <param name="ffmpeg">The ffmpeg to use.</param>
/// <param name="time">Clock for timeouts.</param>
public sealed class PerformanceFilm(Mixdown mixdown, FfmpegTools ffmpeg, TimeProvider time)
{
    /// <summary>Frames per second.</summary>
    public const int Rate = 25;

    // Rendering the sound needs about a fifth of the time.
    private const double SoundShare = 0.2;

    /// <summary>Where the film starts, as time since the start of the performance; before its end. Clock and time axis show the whole performance. Default: its start.</summary>
    public TimeSpan Start { get; init; }

    /// <summary>Writes the film.</summary>
    /// <param name="recording">The performance.</param>
    /// <param name="length">Length of the performance, above zero.</param>
    /// <param name="file">Path of the mp4 to write; an existing file is replaced. A temporary sound file is created next to it.</param>
    /// <param name="progress">Receives the finished fraction, 0 to 1.</param>
    /// <param name="stop">Cancels writing. No file remains.</param>
    /// <returns>The excerpts that could not be read. The film has silence at their time.</returns>
    /// <exception cref="MediaException">The film cannot be written.</exception>
    public async Task<IReadOnlyList<MissingExcerpt>> WriteAsync(
        PerformanceRecording recording, TimeSpan length, string file, IProgress<double>? progress, CancellationToken stop)
    {
        var sound = file + ".wav";
        try
        {
            IReadOnlyList<MissingExcerpt> missing;
            using (var wav = new WavWriter(sound, ExcerptReader.SampleRate, ExcerptReader.Channels))
            {
                var part = new LaterPart((long)Math.Round(Start.TotalSeconds * ExcerptReader.SampleRate), wav.Write);
                missing = await mixdown.RenderAsync(recording, length, part.Process, progress is null ? null : new PartialProgress(progress, 0, SoundShare), stop);
            }

            using var film = await MovieWriter.OpenAsync(ffmpeg, file, FilmFrameRenderer.Width, FilmFrameRenderer.Height, Rate, sound, time, stop);
            await Task.Run(() => DrawFrames(film, recording, length, progress is null ? null : new PartialProgress(progress, SoundShare, 1), stop), stop);
            await film.CompleteAsync();
            progress?.Report(1);
            return missing;
        }
        finally
        {
            File.Delete(sound);
        }
    }

    private void DrawFrames(MovieWriter film, PerformanceRecording recording, TimeSpan length, PartialProgress? progress, CancellationToken stop)
    {
        using var renderer = new FilmFrameRenderer(recording, length);
        var frames = (long)Math.Ceiling((length - Start).TotalSeconds * Rate);
        for (var frame = 0L; frame < frames; frame++)
        {
            stop.ThrowIfCancellationRequested();
            film.Write(renderer.Render(Start + TimeSpan.FromSeconds(frame / (double)Rate)).GetPixelSpan());
            if (frame % Rate == 0)
            {
                progress?.Report(frame / (double)frames);
            }
        }
    }
}
