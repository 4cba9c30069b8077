using System.Net;
using PaintSound.Link.Protocol;

namespace PaintSound.Link.Peers;

/// <summary>Another peer, as its last message describes it.</summary>
/// <param name="Message">The message.</param>
/// <param name="ExpiresAt">When it counts as gone without another message, in ticks of the session clock.</param>
internal sealed record RemotePeer(DiscoveryMessage Message, long ExpiresAt)
{
    /// <summary>Where it answers pings; null if it does not tell.</summary>
    public IPEndPoint? MeasurementEndPoint => Message.MeasurementEndPoint;
}
