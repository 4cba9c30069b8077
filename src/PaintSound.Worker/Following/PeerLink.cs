using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Performance.Pipeline;
using PaintSound.Understudy.Failover;
using PaintSound.Understudy.Messages;
using PaintSound.Understudy.Network;

namespace PaintSound.Worker.Following;

/// <summary>
/// What this worker tells the other one while it sends: everything when the connection opens, and then each change. It is the first output, so that
/// the other worker knows of a launch before the stage does. Thread-safe; no member waits.
/// </summary>
/// <param name="failover">Decides which worker sends.</param>
/// <param name="session">The identity of the performance.</param>
/// <param name="control">The controls of this worker.</param>
internal sealed class PeerLink(FailoverState failover, SessionIdentity session, ShowControl control) : IPerformanceOutput
{
    private readonly Lock _lock = new();
    private readonly SelectionMemory _memory = new();
    private ShowState _state = control.State;
    private UnderstudyConnection? _connection;
    private volatile string _peer = "";

    /// <inheritdoc/>
    public string Name => "understudy";

    /// <summary>The name of the other worker's computer; empty before the first connection.</summary>
    public string Peer => _peer;

    /// <inheritdoc/>
    public void OnControls(ShowState state)
    {
        lock (_lock)
        {
            _state = state;
            if (failover.IsActive)
            {
                _connection?.TrySend(new ControlsMessage(SentControl.AllOf(state)));
            }
        }
    }

    /// <inheritdoc/>
    public void OnSelected(Selection selection)
    {
        // Those of the other worker are kept when they come.
        if (selection.IsFollowed)
        {
            return;
        }

        var sent = FollowedSelection.From(selection);
        lock (_lock)
        {
            _memory.Add(sent);
            if (failover.IsActive)
            {
                _connection?.TrySend(new SelectionMessage(sent));
            }
        }
    }

    /// <inheritdoc/>
    public void OnSelected(PaintingSelection selection)
    {
        lock (_lock)
        {
            if (failover.IsActive)
            {
                var sent = FollowedPainting.From(selection);
                _memory.Add(sent);
                _connection?.TrySend(new PaintingMessage(sent));
            }
        }
    }

    /// <summary>Keeps selections of the other worker, for a worker that joins after this one took over.</summary>
    /// <param name="message">A message of the other worker.</param>
    public void Keep(UnderstudyMessage message)
    {
        lock (_lock)
        {
            if (failover.IsActive)
            {
                return;
            }

            switch (message)
            {
                case SnapshotMessage snapshot:
                    _memory.Replace(snapshot.Selections, snapshot.Paintings);
                    break;
                case SelectionMessage selection:
                    _memory.Add(selection.Selection);
                    break;
                case PaintingMessage painting:
                    _memory.Add(painting.Painting);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Uses a connection from now on. A worker that sends tells everything.</summary>
    public void Attach(UnderstudyConnection connection)
    {
        lock (_lock)
        {
            _connection?.Dispose();
            (_connection, _peer) = (connection, connection.Peer);
            failover.SetConnected(true);
            if (failover.IsActive)
            {
                connection.TrySend(CreateSnapshot());
            }
        }
    }

    /// <summary>Uses a connection no longer.</summary>
    /// <returns>False if it was replaced by another one before.</returns>
    public bool Detach(UnderstudyConnection connection)
    {
        lock (_lock)
        {
            if (_connection != connection)
            {
                return false;
            }

            _connection = null;
            failover.SetConnected(false);
            return true;
        }
    }

    /// <summary>Sends a message if there is a connection.</summary>
    public void Send(UnderstudyMessage message)
    {
        lock (_lock)
        {
            _connection?.TrySend(message);
        }
    }

    /// <summary>Sends everything, if there is a connection.</summary>
    public void SendSnapshot()
    {
        lock (_lock)
        {
            _connection?.TrySend(CreateSnapshot());
        }
    }

    private SnapshotMessage CreateSnapshot() => new(session.Id, SentControl.AllOf(_state), _memory.Excerpts, _memory.Paintings);
}
