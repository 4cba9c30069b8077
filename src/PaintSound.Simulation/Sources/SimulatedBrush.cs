using PaintSound.Core.Sources;
using PaintSound.Simulation.Plates;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sounds;

namespace PaintSound.Simulation.Sources;

/// <summary>The contact microphone of a simulated session, or several on a plate. Delivers blocks of 10 ms in real time.</summary>
/// <param name="session">The simulated painting session.</param>
/// <param name="time">The session clock.</param>
/// <param name="microphones">The microphones of the same session; null for one.</param>
public sealed class SimulatedBrush(PaintingSession session, TimeProvider time, PlateMicrophones? microphones = null) : ISoundSource
{
    /// <summary>Frames in a block (10 ms).</summary>
    public const int Block = ISoundSource.SampleRate / 100;

    /// <inheritdoc/>
    public string Name => $"simulated brush {session.Seed}";

    /// <inheritdoc/>
    public int Channels => microphones?.Count ?? 1;

    /// <inheritdoc/>
    public async Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(onBlock);
        ArgumentNullException.ThrowIfNull(report);
        var microphone = new ContactMicrophone(session);
        var block = new float[Block * Channels];
        var pacer = new SimulatedPacer(time);
        report(new(SourceKind.Brush, SourceState.Running, $"The {Name} is playing."));
        for (long from = 0; from < microphone.Length; from += Block)
        {
            // A block is complete at the time of its last sample.
            if (!await pacer.WaitUntilAsync((from + Block) / (double)ISoundSource.SampleRate, stop))
            {
                return;
            }

            if (microphones is null)
            {
                microphone.Record(from, block);
            }
            else
            {
                microphones.Record(block);
            }

            onBlock(block, time.GetTimestamp());
        }

        report(new(SourceKind.Brush, SourceState.Lost, $"The {Name} has ended after {session.Seconds:0.#} s."));
    }
}
