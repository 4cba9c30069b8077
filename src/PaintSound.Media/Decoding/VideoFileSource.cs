using PaintSound.Core.Sources;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Decoding;

/// <summary>Plays the canvas in a video file. The timestamps of the frames follow the position in the file.</summary>
/// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
/// <param name="file">Path of the file.</param>
/// <param name="view">The frame rate, corners and extra pictures.</param>
/// <param name="time">The session clock.</param>
/// <param name="realTime">True to play at the speed of the clock; false to read as fast as possible.</param>
public sealed class VideoFileSource(FfmpegTools ffmpeg, string file, CameraView view, TimeProvider time, bool realTime) : IFrameSource
{
    private readonly FilePlayback _playback = new(ffmpeg, file, SourceKind.Canvas, time, realTime);

    /// <inheritdoc/>
    public string Name => file;

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
    /// <exception cref="MediaException">The file cannot be read or contains no pictures.</exception>
    public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop)
    {
        var process = view.Process(onFrame);
        return _playback.RunAsync(
            ["-an", "-map", "0:v:0", "-vf", view.Filters, "-f", "rawvideo"],
            view.BytesPerMoment,
            1 / view.FramesPerSecond,
            (unit, timestamp) => process(unit, timestamp),
            report,
            stop);
    }
}
