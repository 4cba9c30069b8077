using PaintSound.Core.Sources;
using PaintSound.Media;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Worker.Hosting.Inputs;

/// <summary>The inputs of a recorded painting, delivered as fast as the performance takes them.</summary>
/// <param name="ffmpeg">Decodes the files.</param>
/// <param name="brush">A file with the sound of the contact microphone.</param>
/// <param name="video">A video of the canvas.</param>
/// <param name="view">The corners of the canvas in the video, and the frame rate of the analysis.</param>
/// <param name="microphones">The channels of several contact microphones; null for one microphone.</param>
internal sealed class RecordedInputFactory(FfmpegTools ffmpeg, RecordedFile brush, RecordedFile video, CameraView view, ChannelSelection? microphones) : IInputFactory
{
    /// <inheritdoc/>
    public Task<PerformanceInputs> OpenAsync(CancellationToken stop) => Task.FromResult(new PerformanceInputs(
        new SoundFileSource(ffmpeg, brush.Path, SourceKind.Brush, TimeProvider.System, realTime: false, microphones, brush.Content),
        new VideoFileSource(ffmpeg, video.Path, view, TimeProvider.System, realTime: false, video.Content)));
}
