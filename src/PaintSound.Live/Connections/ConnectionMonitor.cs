using PaintSound.Core.Events;
using PaintSound.Core.Sources;

namespace PaintSound.Live.Connections;

/// <summary>Detects whether Live answers. Thread-safe, except <see cref="HasChanged"/>.</summary>
/// <param name="stale">The time without a reply after which Live is busy: a menu is open, or a set is loading.</param>
/// <param name="lost">The time without a reply after which the connection is lost.</param>
/// <param name="time">The session clock.</param>
internal sealed class ConnectionMonitor(TimeSpan stale, TimeSpan lost, TimeProvider time)
{
    private long _lastReply;
    private bool _hasReply;
    private SourceState _reported = SourceState.Retrying;

    /// <summary>The present state; <see cref="SourceState.Retrying"/> before the first reply.</summary>
    public SourceState State
    {
        get
        {
            if (!Volatile.Read(ref _hasReply))
            {
                return SourceState.Retrying;
            }

            var silence = time.GetElapsedTime(Volatile.Read(ref _lastReply));
            return silence < stale ? SourceState.Running : silence < lost ? SourceState.Stale : SourceState.Lost;
        }
    }

    /// <summary>Records that a reply came.</summary>
    public void MarkAlive()
    {
        Volatile.Write(ref _lastReply, time.GetTimestamp());
        Volatile.Write(ref _hasReply, value: true);
    }

    /// <summary>Creates the report of a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="program">The program that answers.</param>
    /// <param name="connection">The name of the connection.</param>
    public static LiveReport CreateReport(SourceState state, string program, string connection) => new(LiveReportKind.State, 0, state switch
    {
        SourceState.Running => $"{program} answers through {connection}",
        SourceState.Stale => "Live does not answer; perhaps it opens a set, or a menu is open. Launches are dropped until it answers",
        _ => $"Live no longer answers through {connection}; PaintSound keeps trying",
    });

    /// <summary>Returns true if the state has changed since the previous call.</summary>
    public bool HasChanged(out SourceState state)
    {
        state = State;
        (var previous, _reported) = (_reported, state);
        return previous != state;
    }
}
