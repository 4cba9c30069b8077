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
/// <param name="view">Where the canvas is in the video, and how many frames per second are taken.</param>
/// <param name="music">A file with the composer's music; null if there is none.</param>
internal sealed class RecordedInputFactory(FfmpegTools ffmpeg, string brush, string video, CameraView view, string? music = null) : IInputFactory
{
    /// <inheritdoc/>
    public DisplayFrame? DisplayFrame => null;

    /// <inheritdoc/>
    public Task<PerformanceInputs> OpenAsync(CancellationToken stop) => Task.FromResult(new PerformanceInputs(
        OpenSound(brush, SourceKind.Brush),
        new VideoFileSource(ffmpeg, video, view, TimeProvider.System, realTime: false),
        music is null ? null : OpenSound(music, SourceKind.Music)));

    private SoundFileSource OpenSound(string file, SourceKind kind) => new(ffmpeg, file, kind, TimeProvider.System, realTime: false);
}
