using PaintSound.Core.Choosing;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Film;

namespace PaintSound.Worker.Outputs;

/// <summary>Writes down what happens, for the film that is made afterwards; it can stand beside the sources and see and hear what they do.</summary>
internal sealed class PerformanceRecorder(Chronicle chronicle, TimeProvider time) : IPerformanceOutput
{
    private readonly long _start = time.GetTimestamp();

    /// <inheritdoc/>
    public string Name => "recording";

    /// <inheritdoc/>
    public void OnOnset(TimeSpan at, float strength) => chronicle.AddOnset(at, strength);

    /// <inheritdoc/>
    public void OnSelected(Selection selection) => chronicle.AddSelection(selection);

    /// <summary>The same brush, heard by the witness too.</summary>
    public ISoundSource Record(ISoundSource brush) => new Brush(brush, chronicle, At);

    /// <summary>The same canvas, seen by the witness too.</summary>
    public IFrameSource Record(IFrameSource canvas) =>
        new Canvas(canvas, chronicle, At);

    private TimeSpan At(long timestamp) => time.GetElapsedTime(_start, timestamp);

    private sealed class Brush(ISoundSource brush, Chronicle chronicle, Func<long, TimeSpan> at) : ISoundSource
    {
        public string Name => brush.Name;

        public Task RunAsync(SoundHandler hear, Action<SourceReport> report, CancellationToken stop) => brush.RunAsync(
            (samples, timestamp) =>
            {
                hear(samples, timestamp);
                if (chronicle.BrushSamples == 0)
                {
                    // The chronicle begins with the performance, a source a little later.
                    var late = (int)(at(timestamp).TotalSeconds * ISoundSource.SampleRate) - samples.Length;
                    chronicle.AddBrush(new float[Math.Max(0, late)]);
                }

                chronicle.AddBrush(samples);
            },
            report,
            stop);
    }

    private sealed class Canvas(IFrameSource canvas, Chronicle chronicle, Func<long, TimeSpan> at) : IFrameSource
    {
        public string Name => canvas.Name;

        public bool IsLive => canvas.IsLive;

        public Task RunAsync(FrameHandler see, Action<SourceReport> report, CancellationToken stop) => canvas.RunAsync(
            (rgb, timestamp) =>
            {
                see(rgb, timestamp);
                chronicle.AddFrame(at(timestamp), rgb);
            },
            report,
            stop);
    }
}
