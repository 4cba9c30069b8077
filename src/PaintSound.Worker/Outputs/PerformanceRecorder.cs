using PaintSound.Core.Choosing;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Film.Recording;

namespace PaintSound.Worker.Outputs;

/// <summary>Writes down what happens, for the film that is made afterwards; it can stand beside the sources and see and hear what they do.</summary>
internal sealed class PerformanceRecorder(PerformanceRecording recording, TimeProvider time) : IPerformanceOutput
{
    private readonly long _start = time.GetTimestamp();

    /// <inheritdoc/>
    public string Name => "recording";

    /// <inheritdoc/>
    public void OnOnset(TimeSpan at, float strength) => recording.AddOnset(at, strength);

    /// <inheritdoc/>
    public void OnSelected(Selection selection) => recording.AddSelection(selection);

    /// <summary>The same brush, heard by the witness too.</summary>
    public ISoundSource Record(ISoundSource brush) => new Brush(brush, recording, At);

    /// <summary>The same canvas, seen by the witness too.</summary>
    public IFrameSource Record(IFrameSource canvas) =>
        new Canvas(canvas, recording, At);

    private TimeSpan At(long timestamp) => time.GetElapsedTime(_start, timestamp);

    private sealed class Brush(ISoundSource brush, PerformanceRecording recording, Func<long, TimeSpan> at) : ISoundSource
    {
        public string Name => brush.Name;

        public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop) => brush.RunAsync(
            (samples, timestamp) =>
            {
                onBlock(samples, timestamp);
                if (recording.BrushSamples == 0)
                {
                    // The recording begins with the performance, a source a little later.
                    var late = (int)(at(timestamp).TotalSeconds * ISoundSource.SampleRate) - samples.Length;
                    recording.AddBrush(new float[Math.Max(0, late)]);
                }

                recording.AddBrush(samples);
            },
            report,
            stop);
    }

    private sealed class Canvas(IFrameSource canvas, PerformanceRecording recording, Func<long, TimeSpan> at) : IFrameSource
    {
        public string Name => canvas.Name;

        public bool IsLive => canvas.IsLive;

        public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop) => canvas.RunAsync(
            (rgb, timestamp) =>
            {
                onFrame(rgb, timestamp);
                recording.AddFrame(at(timestamp), rgb);
            },
            report,
            stop);
    }
}
