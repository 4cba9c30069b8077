namespace PaintSound.Simulation.Sessions;

/// <summary>The strokes of a simulated painter in time. Pictures and sound are computed from them. Immutable, thread-safe.</summary>
/// <param name="Seed">Seed of the session.</param>
/// <param name="Seconds">Duration in seconds.</param>
/// <param name="Passages">The parts of the session in order, without gaps.</param>
/// <param name="Strokes">All strokes in order of time, without overlap.</param>
public sealed record PaintingSession(int Seed, double Seconds, IReadOnlyList<Passage> Passages, IReadOnlyList<Stroke> Strokes)
{
    /// <summary>Returns the number of strokes that have started at a time.</summary>
    /// <param name="seconds">Seconds from the start of the session.</param>
    public int CountStrokesStartedBy(double seconds)
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
