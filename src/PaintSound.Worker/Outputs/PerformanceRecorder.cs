using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Film.Recording;

namespace PaintSound.Worker.Outputs;

/// <summary>Records the events of a performance, and the sound and frames of its inputs, for a film.</summary>
/// <param name="recording">Receives the events, sound and frames.</param>
/// <param name="time">The session clock.</param>
internal sealed class PerformanceRecorder(PerformanceRecording recording, TimeProvider time) : IPerformanceOutput
{
    private readonly long _start = time.GetTimestamp();
    private readonly List<PaintingSelection> _paintings = [];

    /// <inheritdoc/>
    public string Name => "recording";

    /// <summary>The paintings that were selected for the music. Their pictures are read after the performance. Not thread-safe: complete at its end.</summary>
    public IReadOnlyList<PaintingSelection> Paintings => _paintings;

    /// <summary>The mean congruity. Not thread-safe: complete at the end of the performance.</summary>
    public MeanCongruity Congruity { get; } = new();

    /// <inheritdoc/>
    public void OnOnset(TimeSpan at, float strength) => recording.AddOnset(at, strength);

    /// <inheritdoc/>
    public void OnSelected(Selection selection) => recording.AddSelection(selection);

    /// <inheritdoc/>
    public void OnSelected(PaintingSelection selection) => _paintings.Add(selection);

    /// <inheritdoc/>
    public void OnCongruity(TimeSpan at, CongruityReading congruity)
    {
        recording.AddCongruity(new CongruityValue(at, congruity.Value));
        Congruity.Add(congruity);
    }

    /// <summary>Returns a source that delivers the same brush and records it.</summary>
    public ISoundSource Record(ISoundSource brush) => new RecordedBrush(brush, recording, SessionTime);

    /// <summary>Returns a source that delivers the same canvas and records it.</summary>
    public IFrameSource Record(IFrameSource canvas) => new RecordedCanvas(canvas, recording, SessionTime);

    private TimeSpan SessionTime(long timestamp) => time.GetElapsedTime(_start, timestamp);

    private sealed class RecordedBrush(ISoundSource brush, PerformanceRecording recording, Func<long, TimeSpan> sessionTime) : ISoundSource
    {
        public string Name => brush.Name;

        public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop) => brush.RunAsync(
            (samples, timestamp) =>
            {
                onBlock(samples, timestamp);
                if (recording.BrushSamples == 0)
                {
                    // The recording starts with the performance, a source a little later: fill the gap with silence.
                    var gap = (int)(sessionTime(timestamp).TotalSeconds * ISoundSource.SampleRate) - samples.Length;
                    recording.AddBrush(new float[Math.Max(0, gap)]);
                }

                recording.AddBrush(samples);
            },
            report,
            stop);
    }

    private sealed class RecordedCanvas(IFrameSource canvas, PerformanceRecording recording, Func<long, TimeSpan> sessionTime) : IFrameSource
    {
        public string Name => canvas.Name;

        public bool IsLive => canvas.IsLive;

        public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop) => canvas.RunAsync(
            (rgb, timestamp) =>
            {
                onFrame(rgb, timestamp);
                recording.AddFrame(sessionTime(timestamp), rgb);
            },
            report,
            stop);
    }
}
