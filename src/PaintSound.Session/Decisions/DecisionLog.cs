namespace PaintSound.Session.Decisions;

/// <summary>
/// The latest decisions of a session in the order of their numbers. The host keeps one and the hub another, so that a site that was cut off gets what it missed, and a hub
/// that was started again gets everything. Not thread-safe.
/// </summary>
public sealed class DecisionLog
{
    /// <summary>More than the rests of works and excerpts need: 25 minutes of selections every eight seconds.</summary>
    public const int Capacity = 200;

    private readonly Queue<Decision> _decisions = new();

    /// <summary>The number of the newest decision.</summary>
    public DecisionNumber Last { get; private set; }

    /// <summary>How many decisions came again, or came from a host that was replaced. They had no effect.</summary>
    public long Repeated { get; private set; }

    /// <summary>Adds decisions. Those that are not newer than the newest are ignored and counted.</summary>
    /// <param name="decisions">The decisions, in the order of their numbers.</param>
    /// <returns>Those that are new.</returns>
    public Decision[] Add(IReadOnlyList<Decision> decisions)
    {
        List<Decision> added = [];
        foreach (var decision in decisions)
        {
            if (decision.Number <= Last)
            {
                Repeated++;
                continue;
            }

            Last = decision.Number;
            added.Add(decision);
            _decisions.Enqueue(decision);
            if (_decisions.Count > Capacity)
            {
                _decisions.Dequeue();
            }
        }

        return [.. added];
    }

    /// <summary>Returns the kept decisions with a higher number, in order.</summary>
    public Decision[] After(DecisionNumber number) => [.. _decisions.Where(decision => decision.Number > number)];
}
