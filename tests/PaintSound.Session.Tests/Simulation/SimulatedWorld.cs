namespace PaintSound.Session.Tests.Simulation;

/// <summary>Virtual time for several computers, whose clocks have an offset and run a little too fast or slow.</summary>
internal sealed class SimulatedWorld
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);
    private readonly PriorityQueue<Action, (TimeSpan, long)> _events = new();
    private readonly List<(FakeTimeProvider Clock, double Rate)> _clocks = [];
    private long _order;

    public TimeSpan Now { get; private set; }

    public FakeTimeProvider CreateClock(TimeSpan offset, double drift)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 12, 1, 20, 0, 0, TimeSpan.Zero) + Now + offset);
        _clocks.Add((clock, 1 + drift));
        return clock;
    }

    public void Schedule(TimeSpan at, Action action) => _events.Enqueue(action, (at, _order++));

    public void RunUntil(TimeSpan end, Action? check = null)
    {
        // Continuations of awaits run where they are completed.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        while (Now < end)
        {
            var next = Now + Step < end ? Now + Step : end;
            var before = Now;
            Now = _events.TryPeek(out _, out var first) && first.Item1 < next ? Max(first.Item1, Now) : next;
            foreach (var (clock, rate) in _clocks.ToArray())
            {
                clock.Advance((Now - before) * rate);
            }

            while (_events.TryPeek(out var action, out var due) && due.Item1 <= Now)
            {
                _events.Dequeue();
                action();
            }

            check?.Invoke();
        }

        SynchronizationContext.SetSynchronizationContext(context);
    }

    private static TimeSpan Max(TimeSpan first, TimeSpan second) => first > second ? first : second;
}
