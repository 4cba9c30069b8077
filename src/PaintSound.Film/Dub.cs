using PaintSound.Media;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Writing;

namespace PaintSound.Film;

/// <summary>Gives a recorded painting its music: the video's own pictures, and the chosen excerpts as its only sound.</summary>
/// <param name="mixdown">Makes the sound.</param>
/// <param name="ffmpeg">Where ffmpeg is.</param>
/// <param name="time">The clock that limits the waits.</param>
public sealed class Dub(Mixdown mixdown, FfmpegTools ffmpeg, TimeProvider time)
{
    /// <summary>Makes the dubbed film.</summary>
    /// <param name="video">Path of the recorded painting.</param>
    /// <param name="chronicle">What was chosen.</param>
    /// <param name="length">How long the video is; above zero.</param>
    /// <param name="file">Path of the mp4, replaced where it exists; not the video itself.</param>
    /// <param name="progress">Told how much is done, 0..1.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The excerpts that could not be read; in their place is silence.</returns>
    /// <exception cref="MediaException">The video cannot be read, or the film not be written.</exception>
    public async Task<IReadOnlyList<Missing>> WriteAsync(
        string video, Chronicle chronicle, TimeSpan length, string file, IProgress<double>? progress, CancellationToken stop)
    {
        using var dubbed = await SoundtrackWriter.OpenAsync(ffmpeg, video, file, time, stop);
        var missing = await mixdown.RenderAsync(chronicle, length, dubbed.Write, progress, stop);
        await dubbed.CompleteAsync();
        return missing;
    }
}
