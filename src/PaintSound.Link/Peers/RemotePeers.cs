using PaintSound.Link.Protocol;

namespace PaintSound.Link.Peers;

/// <summary>The peers in the network. Not thread-safe.</summary>
/// <param name="time">The session clock.</param>
internal sealed class RemotePeers(TimeProvider time)
{
    // A flood of made-up peers must not fill the memory.
    private const int MaxPeers = 256;
    private readonly Dictionary<long, RemotePeer> _peers = [];

    /// <summary>The sessions that have peers.</summary>
    public IEnumerable<long> Sessions => _peers.Values.Select(peer => peer.Message.Session).Distinct();

    /// <summary>Returns the peers of a session, its founder first.</summary>
    public IEnumerable<RemotePeer> Of(long session) =>
        _peers.Values.Where(peer => peer.Message.Session == session).OrderByDescending(peer => peer.Message.Node == session);

    /// <summary>Adds what a peer tells, or removes one that leaves.</summary>
    public void Update(DiscoveryMessage message)
    {
        if (message.Kind == DiscoveryKind.ByeBye)
        {
            _peers.Remove(message.Node);
        }
        else if (message is { Timeline: not null, Session: not 0 } && (_peers.Count < MaxPeers || _peers.ContainsKey(message.Node)))
        {
            _peers[message.Node] = new RemotePeer(message, time.GetTimestamp() + (message.TimeToLive * time.TimestampFrequency));
        }
    }

    /// <summary>Removes the peers that have not been heard for their time to live.</summary>
    public void RemoveExpired()
    {
        var now = time.GetTimestamp();
        foreach (var (node, _) in _peers.Where(peer => peer.Value.ExpiresAt < now).ToArray())
        {
            _peers.Remove(node);
        }
    }
}
