using PaintSound.Core.Sources;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Decoding;

/// <summary>The canvas in a video file; the frames' timestamps follow the recording.</summary>
/// <param name="ffmpeg">Where ffmpeg is.</param>
/// <param name="file">Path of the file.</param>
/// <param name="view">How the video becomes frames.</param>
/// <param name="time">The session's clock.</param>
/// <param name="realTime">True to play at the clock's speed, false to read as fast as possible.</param>
public sealed class VideoFileSource(FfmpegTools ffmpeg, string file, CameraView view, TimeProvider time, bool realTime) : IFrameSource
{
    private readonly FilePlayback _recording = new(ffmpeg, file, SourceKind.Canvas, time, realTime);

    /// <inheritdoc/>
    public string Name => file;

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
    /// <exception cref="MediaException">The file cannot be read or holds no pictures.</exception>
    public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop)
    {
        var take = view.Process(onFrame);
        return _recording.RunAsync(
            ["-an", "-map", "0:v:0", "-vf", view.Filters, "-f", "rawvideo"],
            view.UnitBytes,
            1 / view.FramesPerSecond,
            (unit, timestamp) => take(unit, timestamp),
            report,
            stop);
    }
}
