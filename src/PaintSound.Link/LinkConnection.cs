using Microsoft.Extensions.Logging;
using PaintSound.Core.Beat;
using PaintSound.Link.Network;
using PaintSound.Link.Peers;

namespace PaintSound.Link;

/// <summary>
/// The beat of the Link session in the networks of this computer. An own implementation of Link's messages, without Ableton's library, which has another licence: it joins a session, follows
/// its tempo, beat, start and stop, and never changes them. Thread-safe.
/// </summary>
public sealed class LinkConnection : IBeatSource, IDisposable
{
    private static readonly TimeSpan StepInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(3);

    private readonly TimeProvider _time;
    private readonly LinkSockets _sockets;
    private readonly LinkPeer _peer;

    /// <summary>Creates the connection; <see cref="RunAsync"/> opens it.</summary>
    /// <param name="signature">The time signature, because Link has none.</param>
    /// <param name="logger">Receives a message if the port of Link cannot be opened.</param>
    /// <param name="time">The session clock.</param>
    public LinkConnection(TimeSignature signature, ILogger<LinkConnection> logger, TimeProvider time)
    {
        (_time, _sockets) = (time, new LinkSockets(logger));
        _peer = new LinkPeer(_sockets, signature, time);
        _sockets.Received = (datagram, from) => _peer.Handle(datagram.Span, from);
    }

    /// <inheritdoc/>
    public string Name => _peer.Name;

    /// <inheritdoc/>
    public BeatTimeline? Timeline => _peer.Timeline;

    /// <summary>Follows the session until it is cancelled, and leaves it.</summary>
    /// <param name="stop">Ends the connection.</param>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(StepInterval, _time);
        try
        {
            var refreshed = _time.GetTimestamp();
            _sockets.Refresh();
            while (await timer.WaitForNextTickAsync(stop))
            {
                _peer.Step();
                if (_time.GetElapsedTime(refreshed) >= RefreshInterval)
                {
                    refreshed = _time.GetTimestamp();
                    _sockets.Refresh();
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _peer.Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _sockets.Dispose();
}
