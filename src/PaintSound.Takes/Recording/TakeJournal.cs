using System.Runtime.InteropServices;
using PaintSound.Core.Control;
using PaintSound.Core.Framing;
using PaintSound.Core.Perception;
using PaintSound.Core.Sources;
using PaintSound.Performance.Pipeline;
using PaintSound.Takes.Records;
using PaintSound.Takes.Sound;

namespace PaintSound.Takes.Recording;

/// <summary>Queues what a performance depends on, for a take.</summary>
/// <param name="queue">Receives it.</param>
internal sealed class TakeJournal(TakeQueue queue) : IPipelineJournal
{
    private readonly SampleQuantiser _brush = new(), _music = new();
    private ShowState? _state;
    private SitePerception _remote = SitePerception.None;

    /// <inheritdoc/>
    public ReadOnlySpan<float> AddBrush(ReadOnlySpan<float> samples, long timestamp) => Add(QueuedItemKind.Brush, _brush.Round(samples), timestamp);

    /// <inheritdoc/>
    public ReadOnlySpan<float> AddMusic(ReadOnlySpan<float> samples, long timestamp) => Add(QueuedItemKind.Music, _music.Round(samples), timestamp);

    /// <inheritdoc/>
    public void AddFrame(ReadOnlySpan<byte> rgb, long timestamp) => queue.Add(QueuedItemKind.Frame, timestamp, rgb);

    /// <inheritdoc/>
    public void AddCommand(PipelineCommand command, long timestamp) => queue.Add(new CommandRecord(timestamp, command));

    /// <inheritdoc/>
    public void AddReport(SourceReport report, long timestamp) => queue.Add(new SourceRecord(timestamp, report));

    /// <inheritdoc/>
    public void AddReport(FramingReport report, long timestamp) => queue.Add(new FramingRecord(timestamp, report));

    /// <inheritdoc/>
    public void AddStep(StepInputs inputs)
    {
        if (!ReferenceEquals(_state, inputs.State))
        {
            _state = inputs.State;
            queue.Add(new ControlsRecord(inputs.Timestamp, inputs.State));
        }

        if (!ReferenceEquals(_remote, inputs.Remote))
        {
            queue.Add(PerceptionRecord.Create(inputs.Timestamp, _remote, inputs.Remote));
            _remote = inputs.Remote;
        }

        queue.Add(new StepRecord(
            inputs.Timestamp, inputs.Next, inputs.Timeline, inputs.LastStep, inputs.IsFollowing,
            inputs.Excerpts.Count > 0 ? inputs.Excerpts : null, inputs.Paintings.Count > 0 ? inputs.Paintings : null,
            inputs.LaunchesFollowed, inputs.Mark));
    }

    private ReadOnlySpan<float> Add(QueuedItemKind kind, ReadOnlySpan<float> samples, long timestamp)
    {
        queue.Add(kind, timestamp, MemoryMarshal.AsBytes(samples));
        return samples;
    }
}
