using PaintSound.Core.Sources;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sounds;

namespace PaintSound.Simulation.Sources;

/// <summary>The contact microphone of a simulated sitting, delivered in real time in blocks of 10 ms.</summary>
/// <param name="sitting">What is painted.</param>
/// <param name="time">The session's clock.</param>
public sealed class SimulatedBrush(PaintingSession sitting, TimeProvider time) : ISoundSource
{
    /// <summary>Samples in a block (10 ms).</summary>
    public const int Block = ISoundSource.SampleRate / 100;

    /// <inheritdoc/>
    public string Name => $"simulated brush {sitting.Seed}";

    /// <inheritdoc/>
    public async Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(onBlock);
        ArgumentNullException.ThrowIfNull(report);
        var microphone = new ContactMicrophone(sitting);
        var block = new float[Block];
        var pace = new SimulatedPacer(time);
        report(new(SourceKind.Brush, SourceState.Running, $"The {Name} is playing."));
        for (long from = 0; from < microphone.Length; from += Block)
        {
            // A block is there when its last sample has sounded.
            if (!await pace.UntilAsync((from + Block) / (double)ISoundSource.SampleRate, stop))
            {
                return;
            }

            microphone.Record(from, block);
            onBlock(block, time.GetTimestamp());
        }

        report(new(SourceKind.Brush, SourceState.Lost, $"The {Name} has come to its end after {sitting.Seconds:0.#} s."));
    }
}
