namespace PaintSound.Simulation.Sessions;

/// <summary>A painter's performance: which strokes, when. Everything seen and heard of it is worked out from them.</summary>
/// <param name="Seed">Repeats it.</param>
/// <param name="Seconds">How long it lasts.</param>
/// <param name="Passages">Its parts in order, without gaps.</param>
/// <param name="Strokes">Every stroke in order of time; no two overlap.</param>
public sealed record PaintingSession(int Seed, double Seconds, IReadOnlyList<Passage> Passages, IReadOnlyList<Stroke> Strokes)
{
    /// <summary>How many strokes have begun by a time.</summary>
    /// <param name="seconds">Seconds from the beginning of the sitting.</param>
    public int StrokesStartedBy(double seconds)
    {
        var (low, high) = (0, Strokes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Strokes[middle].Start <= seconds ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
