using PaintSound.Core.Sources;

namespace PaintSound.Worker.Benchmarks;

/// <summary>Taps that no device delivers: a thread of this program gives the analysis blocks of sound, as long as an audio interface's.</summary>
/// <param name="reason">Why there is no device: part of a sentence.</param>
/// <param name="time">The session clock.</param>
internal sealed class TapsWithoutDevice(string reason, TimeProvider time) : ITapDevice, ISoundSource
{
    /// <summary>128 samples at 48 kHz, as an audio interface delivers them, are 43 samples (2.7 ms) here.</summary>
    private const int BlockSize = 43;

    private readonly Taps _taps = new(ISoundSource.SampleRate, time);

    /// <inheritdoc/>
    public string Name => "taps";

    /// <inheritdoc/>
    public string Description => $"without a device, because {reason}; a device takes longer";

    /// <inheritdoc/>
    public ISoundSource Brush => this;

    /// <inheritdoc/>
    public IReadOnlyList<long> Times => _taps.Times;

    /// <inheritdoc/>
    public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop)
    {
        var block = new float[BlockSize];
        var begin = time.GetTimestamp();
        var blocks = (int)(Taps.Duration.TotalSeconds * ISoundSource.SampleRate / BlockSize);
        for (var number = 1; number <= blocks; number++)
        {
            // This spins because no system's timer is as punctual as an audio interface.
            while (time.GetElapsedTime(begin).TotalSeconds < number * BlockSize / (double)ISoundSource.SampleRate)
            {
                stop.ThrowIfCancellationRequested();
                Thread.SpinWait(50);
            }

            _taps.Write(block);
            onBlock(block, time.GetTimestamp());
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
