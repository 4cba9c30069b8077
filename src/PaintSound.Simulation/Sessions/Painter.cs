namespace PaintSound.Simulation.Sessions;

/// <summary>A simulated painter. The same seed gives the same session. Thread-safe.</summary>
/// <param name="seed">Any number.</param>
public sealed class Painter(int seed)
{
    /// <summary>Approximate duration of a round through all styles, in seconds.</summary>
    private const double RoundSeconds = 75;

    /// <summary>Maximum delay before the first stroke of a passage, in seconds.</summary>
    private const double MaxStartDelay = .5;

    private static readonly (PaintingStyle Style, double Weight)[] StyleSequence =
    [
        (PaintingStyle.Wash, 1.5), (PaintingStyle.Taps, 1), (PaintingStyle.Scrapes, 1), (PaintingStyle.Pause, 1), (PaintingStyle.Slashes, 1),
        (PaintingStyle.Lines, 1), (PaintingStyle.Veil, 1.2), (PaintingStyle.Scrub, .9), (PaintingStyle.Erase, .7),
    ];

    /// <summary>
    /// Creates a session: a short pause, then the styles in turn. A long session has several rounds, each with other colours and,
    /// from the second round on, in another order.
    /// </summary>
    /// <param name="seconds">Duration in seconds, above 0. Below about 20 s, some styles may be missing.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is not above 0.</exception>
    public PaintingSession CreateSession(double seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds);
        var random = new SeededRandom((ulong)seed);
        var rounds = Math.Max(1, (int)Math.Round(seconds / RoundSeconds));
        var pause = Math.Min(2, seconds * .05);
        var passages = new List<Passage> { new(PaintingStyle.Pause, 0, pause) };
        var strokes = new List<Stroke>();
        var palettes = PaintPalette.All.ToArray();
        random.Shuffle<PaintPalette>(palettes);
        for (var round = 0; round < rounds; round++)
        {
            var sequence = ((PaintingStyle Style, double Weight)[])StyleSequence.Clone();
            if (round > 0)
            {
                random.Shuffle<(PaintingStyle, double)>(sequence);
            }

            var hand = new Hand(random);
            var unit = (seconds - pause) / rounds / StyleSequence.Sum(part => part.Weight);
            foreach (var (style, weight) in sequence)
            {
                var start = passages[^1].End;
                var passage = new Passage(style, start, start + (weight * unit));
                passages.Add(passage);
                strokes.AddRange(hand.Paint(passage, palettes[round % palettes.Length], Math.Min(MaxStartDelay, unit * .1)));
            }
        }

        passages[^1] = passages[^1] with { End = seconds };
        return new(seed, seconds, passages, strokes);
    }
}
