using PaintSound.Core.Sources;
using PaintSound.Simulation.Instruments;
using PaintSound.Simulation.Music;

namespace PaintSound.Simulation.Sources;

/// <summary>
/// The simulated composer as a live source. Plays all works in random order, repeatedly, in real time in blocks of 10 ms.
/// The same seed gives the same music.
/// </summary>
/// <param name="seed">Any number. Another seed gives other notes in another order.</param>
/// <param name="seconds">Duration in seconds.</param>
/// <param name="time">The session clock.</param>
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
        var pieces = EnumeratePieces().GetEnumerator();
        var block = new float[Block];
        var (work, position) = (RenderNext(), 0);
        var nextWork = Task.Run(RenderNext, CancellationToken.None);
        var pacer = new SimulatedPacer(time);
        report(new(SourceKind.Music, SourceState.Running, $"The {Name} is playing."));
        for (long from = 0; from < (long)(seconds * ISoundSource.SampleRate); from += Block)
        {
            for (var filled = 0; filled < Block;)
            {
                if (position == work.Length)
                {
                    // Rendered during the work before.
                    (work, position) = (await nextWork, 0);
                    nextWork = Task.Run(RenderNext, CancellationToken.None);
                }

                var part = Math.Min(Block - filled, work.Length - position);
                work.AsSpan(position, part).CopyTo(block.AsSpan(filled));
                (filled, position) = (filled + part, position + part);
            }

            if (!await pacer.WaitUntilAsync((from + Block) / (double)ISoundSource.SampleRate, stop))
            {
                return;
            }

            onBlock(block, time.GetTimestamp());
        }

        report(new(SourceKind.Music, SourceState.Lost, $"The {Name} has ended after {seconds:0.#} s."));

        float[] RenderNext()
        {
            pieces.MoveNext();
            return Downsampler.ToMono(composer.Play(pieces.Current));
        }
    }

    private IEnumerable<Piece> EnumeratePieces()
    {
        var random = new SeededRandom(SeededRandom.CombineSeed((ulong)seed, "programme"));
        var works = Composer.Pieces.ToArray();
        while (true)
        {
            random.Shuffle<Piece>(works);
            foreach (var work in works)
            {
                yield return work;
            }
        }
    }
}
