using System.Globalization;
using PaintSound.Core.Sources;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Decoding;

/// <summary>Plays the canvas in a video file. The timestamps of the frames follow the position in the file.</summary>
/// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
/// <param name="file">Path of the file.</param>
/// <param name="view">The frame rate, corners and extra pictures.</param>
/// <param name="time">The session clock.</param>
/// <param name="realTime">True to play at the speed of the clock; false to read as fast as possible.</param>
/// <param name="content">The content of the file, if it was inspected already.</param>
/// <param name="loop">True to begin again at the end, until it is stopped.</param>
public sealed class VideoFileSource(FfmpegTools ffmpeg, string file, CameraView view, TimeProvider time, bool realTime, MediaContent? content = null, bool loop = false)
    : IFrameSource
{
    private const int MaxFrames = 16;
    private readonly FilePlayback _playback = new(file, SourceKind.Canvas, time, realTime, loop);

    /// <inheritdoc/>
    public string Name => file;

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
    /// <exception cref="MediaException">The file cannot be read or contains no pictures.</exception>
    public async Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop)
    {
        var found = content ?? await new MediaInspector(ffmpeg, time).ProbeAsync(file, stop);

        // If the sound of the film starts earlier, the first picture stands until the second, so that both are in step.
        var filters = string.Create(CultureInfo.InvariantCulture, $"fps={view.FramesPerSecond}:start_time={found.StartSeconds},{view.Filters}");
        var process = view.Process(onFrame);
        await _playback.RunAsync(
            () => new DecodeProcess(
                ffmpeg,
                ["-protocol_whitelist", "file,pipe", "-threads", "1", .. SoundRequest.FilmTime, "-i", MediaFile.Require(file), "-an", "-map", "0:v:0", "-vf", filters, "-f", "rawvideo", "pipe:1"],
                view.BytesPerMoment,
                MaxFrames,
                time,
                stop),
            view.BytesPerMoment,
            1 / view.FramesPerSecond,
            found.DurationSeconds,
            (unit, timestamp) => process(unit, timestamp),
            report,
            stop);
    }
}
