using PaintSound.Core.Events;
using PaintSound.Core.Sources;

namespace PaintSound.Live.Connections;

/// <summary>Whether somebody answers. A change of state is said once.</summary>
/// <param name="stale">Without an answer for this long Live is busy: a menu is open, a set is loading.</param>
/// <param name="lost">Without an answer for this long it is gone.</param>
/// <param name="time">The session's clock.</param>
internal sealed class ConnectionMonitor(TimeSpan stale, TimeSpan lost, TimeProvider time)
{
    private long _heard;
    private bool _everHeard;
    private SourceState _told = SourceState.Retrying;

    /// <summary>How it is now; <see cref="SourceState.Retrying"/> before the first answer.</summary>
    public SourceState State
    {
        get
        {
            if (!Volatile.Read(ref _everHeard))
            {
                return SourceState.Retrying;
            }

            var silent = time.GetElapsedTime(Volatile.Read(ref _heard));
            return silent < stale ? SourceState.Running : silent < lost ? SourceState.Stale : SourceState.Lost;
        }
    }

    /// <summary>Somebody answered.</summary>
    public void MarkAlive()
    {
        Volatile.Write(ref _heard, time.GetTimestamp());
        Volatile.Write(ref _everHeard, value: true);
    }

    /// <summary>A state in words.</summary>
    /// <param name="state">The state.</param>
    /// <param name="who">Who answers.</param>
    /// <param name="door">Through which door.</param>
    public static LiveReport Report(SourceState state, string who, string door) => new(LiveReportKind.State, 0, state switch
    {
        SourceState.Running => $"{who} answers at {door}",
        SourceState.Stale => "Live does not answer; perhaps a menu is open. Launches are dropped meanwhile",
        _ => $"Live is gone from {door}; PaintSound goes on calling it",
    });

    /// <summary>True when the state is another one than the last time this was asked.</summary>
    public bool Changed(out SourceState state)
    {
        state = State;
        (var before, _told) = (_told, state);
        return before != state;
    }
}
