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
internal sealed class RecordedInputFactory(FfmpegTools ffmpeg, string brush, string video, CameraView view) : IInputFactory
{
    /// <inheritdoc/>
    public Task<PerformanceInputs> OpenAsync(CancellationToken stop) => Task.FromResult(new PerformanceInputs(
        new SoundFileSource(ffmpeg, brush, SourceKind.Brush, TimeProvider.System, realTime: false),
        new VideoFileSource(ffmpeg, video, view, TimeProvider.System, realTime: false)));
}
