namespace PaintSound.Osc.Output;

/// <summary>A target of OSC messages, with counters. A problem is counted and logged once, and so is its end; PaintSound continues to send. Thread-safe.</summary>
public abstract class OscDestination : IDisposable
{
    private long _sent;
    private long _failed;

    private protected OscDestination(OscTarget target) => Target = target;

    /// <summary>Raised when a connection is there, first or again. Never raised over UDP, which has none. The handler must not wait.</summary>
    internal event Action? Connected;

    /// <summary>The host and the port.</summary>
    public OscTarget Target { get; }

    /// <summary>The number of messages sent. UDP does not report whether they arrived.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>The number of messages that were not sent: unknown or unreachable host, no program at the port, or a receiver that is too slow.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Tries to reach the target for a limited time. If it fails, a message is logged and <see cref="FollowAsync"/> continues to try.</summary>
    internal abstract Task OpenAsync(TimeSpan limit, CancellationToken stop);

    /// <summary>Keeps the target reachable until it is cancelled.</summary>
    internal abstract Task FollowAsync(CancellationToken stop);

    /// <summary>Sends one message immediately on the caller's thread. Never waits; allocates nothing unless there is a problem.</summary>
    internal abstract void Send(ReadOnlySpan<byte> datagram);

    private protected void CountSent() => Interlocked.Increment(ref _sent);

    private protected void CountFailed() => Interlocked.Increment(ref _failed);

    private protected void RaiseConnected() => Connected?.Invoke();
}
