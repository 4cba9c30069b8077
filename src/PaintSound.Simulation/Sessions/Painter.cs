namespace PaintSound.Simulation.Sessions;

/// <summary>A painter who paints the same picture again whenever the seed is the same.</summary>
/// <param name="seed">Any number.</param>
public sealed class Painter(int seed)
{
    /// <summary>About how long a round through all manners takes, in seconds.</summary>
    private const double Round = 75;

    /// <summary>A little more than the quietest look around before the next passage.</summary>
    private const double Breath = .5;

    private static readonly (PaintingStyle Manner, double Weight)[] Course =
    [
        (PaintingStyle.Wash, 1.5), (PaintingStyle.Taps, 1), (PaintingStyle.Scrapes, 1), (PaintingStyle.Pause, 1), (PaintingStyle.Slashes, 1),
        (PaintingStyle.Lines, 1), (PaintingStyle.Veil, 1.2), (PaintingStyle.Scrub, .9), (PaintingStyle.Erase, .7),
    ];

    /// <summary>
    /// Plans a sitting: a moment of quiet before the blank canvas, then the manners in turn; a long sitting takes several rounds,
    /// each with other paints and, from the second on, in another order.
    /// </summary>
    /// <param name="seconds">How long it lasts; above 0. Under about 20 s not every manner has its place.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sitting has no length.</exception>
    public PaintingSession CreateSession(double seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds);
        var dice = new SeededRandom((ulong)seed);
        var rounds = Math.Max(1, (int)Math.Round(seconds / Round));
        var quiet = Math.Min(2, seconds * .05);
        var passages = new List<Passage> { new(PaintingStyle.Pause, 0, quiet) };
        var strokes = new List<Stroke>();
        var palettes = PaintPalette.All.ToArray();
        dice.Shuffle<PaintPalette>(palettes);
        for (var round = 0; round < rounds; round++)
        {
            var course = ((PaintingStyle Manner, double Weight)[])Course.Clone();
            if (round > 0)
            {
                dice.Shuffle<(PaintingStyle, double)>(course);
            }

            var hand = new Hand(dice);
            var unit = (seconds - quiet) / rounds / Course.Sum(part => part.Weight);
            foreach (var (manner, weight) in course)
            {
                var start = passages[^1].End;
                var passage = new Passage(manner, start, start + (weight * unit));
                passages.Add(passage);
                strokes.AddRange(hand.Paint(passage, palettes[round % palettes.Length], Math.Min(Breath, unit * .1)));
            }
        }

        passages[^1] = passages[^1] with { End = seconds };
        return new(seed, seconds, passages, strokes);
    }
}
