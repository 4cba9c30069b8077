using PaintSound.Film.Recording;
using PaintSound.Film.Sound;
using PaintSound.Media;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Writing;

namespace PaintSound.Film;

/// <summary>Copies a video and replaces its sound with the selected music.</summary>
/// <param name="mixdown">Renders the music.</param>
/// <param name="ffmpeg">The ffmpeg to use.</param>
/// <param name="time">Clock for timeouts.</param>
public sealed class SoundtrackReplacement(Mixdown mixdown, FfmpegTools ffmpeg, TimeProvider time)
{
    /// <summary>Writes the video with its new sound.</summary>
    /// <param name="video">Path of the recorded painting.</param>
    /// <param name="recording">The performance with the selections.</param>
    /// <param name="length">Length of the video, above zero.</param>
    /// <param name="file">Path of the mp4 to write; an existing file is replaced. It must not be the video itself.</param>
    /// <param name="progress">Receives the finished fraction, 0 to 1.</param>
    /// <param name="stop">Cancels writing. No file remains.</param>
    /// <returns>The excerpts that could not be read. The sound has silence at their time.</returns>
    /// <exception cref="MediaException">The video cannot be read or the mp4 cannot be written.</exception>
    public async Task<IReadOnlyList<MissingExcerpt>> WriteAsync(
        string video, PerformanceRecording recording, TimeSpan length, string file, IProgress<double>? progress, CancellationToken stop)
    {
        using var writer = await SoundtrackWriter.OpenAsync(ffmpeg, video, file, time, stop);
        var missing = await mixdown.RenderAsync(recording, length, writer.Write, progress, stop);
        await writer.CompleteAsync();
        return missing;
    }
}
