using PaintSound.Media;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Writing;

namespace PaintSound.Film;

/// <summary>A film of a performance: <see cref="Scene"/> to see, <see cref="Mixdown"/> to hear. 1280 x 720, 25 pictures a second.</summary>
/// <param name="mixdown">Makes the sound.</param>
/// <param name="ffmpeg">Where ffmpeg is.</param>
/// <param name="time">The clock that limits the waits.</param>
public sealed class PerformanceFilm(Mixdown mixdown, FfmpegTools ffmpeg, TimeProvider time)
{
    /// <summary>Pictures a second.</summary>
    public const int Rate = 25;

    // The sound takes about a fifth of the time.
    private const double SoundShare = 0.2;

    /// <summary>Makes the film.</summary>
    /// <param name="chronicle">The performance.</param>
    /// <param name="length">How long it was; above zero.</param>
    /// <param name="file">Path of the mp4, replaced where it exists. Its sound lies beside it while the film is made.</param>
    /// <param name="progress">Told how much is done, 0..1.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The excerpts that could not be read; in their place is silence.</returns>
    /// <exception cref="MediaException">The film could not be written.</exception>
    public async Task<IReadOnlyList<Missing>> WriteAsync(
        Chronicle chronicle, TimeSpan length, string file, IProgress<double>? progress, CancellationToken stop)
    {
        var sound = file + ".wav";
        try
        {
            IReadOnlyList<Missing> missing;
            using (var wav = new WavWriter(sound, ExcerptReader.SampleRate, ExcerptReader.Channels))
            {
                missing = await mixdown.RenderAsync(chronicle, length, wav.Write, progress is null ? null : new PartialProgress(progress, 0, SoundShare), stop);
            }

            using var film = await MovieWriter.OpenAsync(ffmpeg, file, Scene.Width, Scene.Height, Rate, sound, time, stop);
            await Task.Run(() => Show(film, chronicle, length, progress is null ? null : new PartialProgress(progress, SoundShare, 1), stop), stop);
            await film.CompleteAsync();
            progress?.Report(1);
            return missing;
        }
        finally
        {
            File.Delete(sound);
        }
    }

    private static void Show(MovieWriter film, Chronicle chronicle, TimeSpan length, PartialProgress? progress, CancellationToken stop)
    {
        var scene = new Scene(chronicle, length);
        var frames = (long)Math.Ceiling(length.TotalSeconds * Rate);
        for (var frame = 0L; frame < frames; frame++)
        {
            stop.ThrowIfCancellationRequested();
            film.Write(scene.At(TimeSpan.FromSeconds(frame / (double)Rate)).Rgb);
            if (frame % Rate == 0)
            {
                progress?.Report(frame / (double)frames);
            }
        }
    }
}
