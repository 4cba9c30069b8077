using Microsoft.Extensions.Logging;
using PaintSound.Understudy.Failover;
using PaintSound.Understudy.Messages;

namespace PaintSound.Worker.Following;

/// <summary>Handles the messages of the other worker. Thread-safe; no member waits.</summary>
/// <param name="failover">Decides which worker sends.</param>
/// <param name="link">Tells the other worker what it must know.</param>
/// <param name="followed">Keeps this performance equal to the other one.</param>
/// <param name="session">The identity of the performance.</param>
/// <param name="logger">Receives messages.</param>
internal sealed partial class PeerMessages(
    FailoverState failover, PeerLink link, FollowedPerformance followed, SessionIdentity session, ILogger<PeerMessages> logger)
{
    /// <summary>Handles a message.</summary>
    public void Handle(UnderstudyMessage message)
    {
        switch (message)
        {
            case BeatMessage beat:
                failover.Hear(beat.Beat);
                if (beat is { Beat.IsActive: true, Positions: { } positions })
                {
                    followed.Apply(positions);
                }

                break;
            case SnapshotMessage snapshot when snapshot.Session == session.Id:
                link.Keep(snapshot);
                followed.Apply(snapshot);
                break;
            case ControlsMessage controls:
                followed.Apply(controls.Controls);
                break;
            case SelectionMessage selection:
                link.Keep(selection);
                followed.Apply(selection.Selection);
                break;
            case PaintingMessage painting:
                link.Keep(painting);
                followed.Apply(painting.Painting);
                break;
            case RequestMessage when failover.TryYield():
                link.SendSnapshot();
                link.Send(new YieldMessage());
                break;
            case YieldMessage:
                failover.TakeOver();
                break;
            case EndMessage:
                failover.HandleEnd();
                LogEnded(link.Peer);
                break;
            default:
                break;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Understudy: {Peer} has ended its show. If this worker is silent, it stays silent until somebody presses Take over on its page.")]
    private partial void LogEnded(string peer);
}
