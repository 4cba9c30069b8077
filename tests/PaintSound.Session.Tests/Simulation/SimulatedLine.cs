namespace PaintSound.Session.Tests.Simulation;

/// <summary>One direction of a TCP connection over a line with delay, jitter and loss: in order, and a lost packet comes later.</summary>
internal sealed class SimulatedLine(SimulatedWorld world, Random random, TimeSpan delay, TimeSpan jitter, double loss)
{
    private TimeSpan _lastArrival;
    private int _generation;

    public bool IsCut { get; set; }

    /// <summary>What the line itself takes for a message sent now.</summary>
    public TimeSpan LastDelay { get; private set; }

    public void Send(Action arrive)
    {
        // Even spread: the hardest for an estimate by the shortest.
        var own = delay + (jitter * ((random.NextDouble() * 2) - 1));

        // A lost packet is missed by the three that follow (fast retransmit); one that is lost again waits for the retransmission timeout.
        var wait = (2 * delay) + TimeSpan.FromMilliseconds(240);
        for (; random.NextDouble() < loss; wait *= 2)
        {
            own += wait;
        }

        var generation = _generation;
        var at = Max(world.Now + own, _lastArrival);
        (_lastArrival, LastDelay) = (at, at - world.Now);
        Deliver(at, generation, arrive);
    }

    /// <summary>Ends the connection: what is on its way never arrives.</summary>
    public void Close()
    {
        _generation++;
        _lastArrival = TimeSpan.Zero;
    }

    private void Deliver(TimeSpan at, int generation, Action arrive) => world.Schedule(at, () =>
    {
        if (generation != _generation)
        {
            return;
        }

        if (IsCut)
        {
            // TCP repeats it; what was sent later comes later.
            _lastArrival = Max(_lastArrival, world.Now + TimeSpan.FromMilliseconds(200));
            Deliver(world.Now + TimeSpan.FromMilliseconds(200), generation, arrive);
            return;
        }

        arrive();
    });

    private static TimeSpan Max(TimeSpan first, TimeSpan second) => first > second ? first : second;
}
