using PaintSound.Core.Sources;

namespace PaintSound.Worker.Benchmarks;

/// <summary>A brush that taps on a quiet canvas five times per second, in real time, in blocks as an audio interface delivers them.</summary>
/// <param name="time">The session clock.</param>
internal sealed class TapSource(TimeProvider time) : ISoundSource
{
    /// <summary>The number of taps.</summary>
    public const int Taps = 60;

    private const int TapInterval = ISoundSource.SampleRate / 5;

    /// <summary>128 samples at 48 kHz, as an audio interface delivers them, are 43 samples (2.7 ms) here.</summary>
    private const int BlockSize = 43;

    private readonly List<long> _times = [];

    /// <inheritdoc/>
    public string Name => "taps";

    /// <summary>When the block that holds the first sample of each tap was complete; in ticks of the session clock.</summary>
    public IReadOnlyList<long> Times => _times;

    /// <inheritdoc/>
    public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop)
    {
        var random = new Random(7);
        var sound = new float[Taps * TapInterval];
        var starts = new HashSet<int>();
        for (var i = 0; i < sound.Length; i++)
        {
            sound[i] = 0.0005f * (random.NextSingle() - 0.5f);
        }

        for (var tap = 0; tap < Taps; tap++)
        {
            var start = (tap * TapInterval) + 400 + random.Next(1600);
            starts.Add(start / BlockSize);
            for (var i = 0; i < 1200; i++)
            {
                sound[start + i] += 0.3f * MathF.Exp(-i / 200f) * (random.NextSingle() - 0.5f);
            }
        }

        var begin = time.GetTimestamp();
        for (var block = 0; (block + 1) * BlockSize <= sound.Length; block++)
        {
            // This spins because no system's timer is as punctual as an audio interface.
            while (time.GetElapsedTime(begin).TotalSeconds < (block + 1) * BlockSize / (double)ISoundSource.SampleRate)
            {
                stop.ThrowIfCancellationRequested();
                Thread.SpinWait(50);
            }

            var now = time.GetTimestamp();
            if (starts.Contains(block))
            {
                _times.Add(now);
            }

            onBlock(sound.AsSpan(block * BlockSize, BlockSize), now);
        }

        return Task.CompletedTask;
    }
}
