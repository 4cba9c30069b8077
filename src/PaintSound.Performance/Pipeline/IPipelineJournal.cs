using PaintSound.Core.Framing;
using PaintSound.Core.Sources;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// Keeps everything that a performance depends on, in the order in which it was analysed, so that the performance can be played again. No method
/// blocks. Those for sound and frames do not allocate. The pipeline calls each method from one thread at a time, but different ones from different
/// threads.
/// </summary>
public interface IPipelineJournal
{
    /// <summary>Keeps a block of brush sound.</summary>
    /// <param name="samples">16 kHz: mono, or whole interleaved frames.</param>
    /// <param name="timestamp">The arrival time of the last sample, in ticks.</param>
    /// <returns>The sound as it is kept, which is analysed instead; valid until the next call.</returns>
    ReadOnlySpan<float> AddBrush(ReadOnlySpan<float> samples, long timestamp);

    /// <summary>Keeps a block of music.</summary>
    /// <inheritdoc cref="AddBrush"/>
    ReadOnlySpan<float> AddMusic(ReadOnlySpan<float> samples, long timestamp);

    /// <summary>Keeps a frame of the canvas.</summary>
    /// <param name="rgb">224 x 224 x 3 bytes.</param>
    /// <param name="timestamp">The arrival time in ticks.</param>
    void AddFrame(ReadOnlySpan<byte> rgb, long timestamp);

    /// <summary>Keeps a command.</summary>
    void AddCommand(PipelineCommand command, long timestamp);

    /// <summary>Keeps a report of a source.</summary>
    void AddReport(SourceReport report, long timestamp);

    /// <summary>Keeps a report about the corners.</summary>
    void AddReport(FramingReport report, long timestamp);

    /// <summary>Keeps the inputs of a perception step, which follows on everything that was kept before.</summary>
    void AddStep(StepInputs inputs);
}
