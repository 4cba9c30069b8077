using PaintSound.Core.Sources;
using PaintSound.Simulation.Instruments;
using PaintSound.Simulation.Music;

namespace PaintSound.Simulation.Sources;

/// <summary>
/// The simulated composer on stage: plays all works in an order of chance, again and again, in real time in blocks of 10 ms.
/// The same seed plays the same.
/// </summary>
/// <param name="seed">Any number; another seed, other notes in another order.</param>
/// <param name="seconds">How long the composer plays.</param>
/// <param name="time">The session's clock.</param>
public sealed class SimulatedMusic(int seed, double seconds, TimeProvider time) : ISoundSource
{
    /// <summary>Samples in a block (10 ms).</summary>
    public const int Block = ISoundSource.SampleRate / 100;

    /// <inheritdoc/>
    public string Name => $"simulated composer {seed}";

    /// <inheritdoc/>
    public async Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(onBlock);
        ArgumentNullException.ThrowIfNull(report);
        var composer = new Composer(seed);
        var programme = Programme().GetEnumerator();
        var block = new float[Block];
        var (work, at) = (Next(), 0);
        var coming = Task.Run(Next, CancellationToken.None);
        var pace = new SimulatedPacer(time);
        report(new(SourceKind.Music, SourceState.Running, $"The {Name} is playing."));
        for (long from = 0; from < (long)(seconds * ISoundSource.SampleRate); from += Block)
        {
            for (var filled = 0; filled < Block;)
            {
                if (at == work.Length)
                {
                    // It was written while the last one sounded.
                    (work, at) = (await coming, 0);
                    coming = Task.Run(Next, CancellationToken.None);
                }

                var part = Math.Min(Block - filled, work.Length - at);
                work.AsSpan(at, part).CopyTo(block.AsSpan(filled));
                (filled, at) = (filled + part, at + part);
            }

            if (!await pace.UntilAsync((from + Block) / (double)ISoundSource.SampleRate, stop))
            {
                return;
            }

            onBlock(block, time.GetTimestamp());
        }

        report(new(SourceKind.Music, SourceState.Lost, $"The {Name} has come to the end after {seconds:0.#} s."));

        float[] Next()
        {
            programme.MoveNext();
            return Downsampler.Mono(composer.Play(programme.Current));
        }
    }

    private IEnumerable<Piece> Programme()
    {
        var dice = new SeededRandom(SeededRandom.Fingerprint((ulong)seed, "programme"));
        var works = Composer.Compose.ToArray();
        while (true)
        {
            dice.Shuffle<Piece>(works);
            foreach (var work in works)
            {
                yield return work;
            }
        }
    }
}
