using PaintSound.Understudy.Failover;

namespace PaintSound.Understudy.Tests;

/// <summary>
/// Two workers on one virtual clock, with a network between that can be cut. Each runs every 50 ms unless it is frozen; beats that are sent to a frozen
/// worker wait for it, as in the buffer of its socket.
/// </summary>
internal sealed class SimulatedPair
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly FakeTimeProvider _time = new();
    private readonly Queue<FailoverBeat> _toLeader = new();
    private readonly Queue<FailoverBeat> _toUnderstudy = new();

    public SimulatedPair()
    {
        Leader = new FailoverState(isLeader: true, new FailoverOptions(), _time);
        Understudy = new FailoverState(isLeader: false, new FailoverOptions(), _time);
        Leader.SetConnected(true);
        Understudy.SetConnected(true);
    }

    public FailoverState Leader { get; }

    public FailoverState Understudy { get; }

    public bool IsLeaderFrozen { get; set; }

    public bool IsUnderstudyFrozen { get; set; }

    public bool IsCut { get; set; }

    public bool BothSend => !IsLeaderFrozen && !IsUnderstudyFrozen && Leader.IsOpen && Understudy.IsOpen;

    public bool IsSomebodySending => (!IsLeaderFrozen && Leader.IsOpen) || (!IsUnderstudyFrozen && Understudy.IsOpen);

    /// <summary>Lets time pass, in steps of 50 ms.</summary>
    /// <param name="length">How long.</param>
    /// <param name="check">Called after each step, or null.</param>
    public void Run(TimeSpan length, Action? check = null)
    {
        for (var left = length; left > TimeSpan.Zero; left -= Tick)
        {
            _time.Advance(Tick);
            Step(Leader, IsLeaderFrozen, _toLeader, _toUnderstudy);
            Step(Understudy, IsUnderstudyFrozen, _toUnderstudy, _toLeader);
            check?.Invoke();
        }
    }

    private void Step(FailoverState worker, bool isFrozen, Queue<FailoverBeat> received, Queue<FailoverBeat> sent)
    {
        if (isFrozen)
        {
            return;
        }

        worker.Tick();
        while (!IsCut && received.TryDequeue(out var beat))
        {
            worker.Hear(beat);
        }

        var next = worker.NextBeat();
        if (!IsCut)
        {
            sent.Enqueue(next);
        }
    }
}
