using System.Net;
using PaintSound.Link.Protocol;

namespace PaintSound.Link.Peers;

/// <summary>Sends the messages of a Link peer. A message that the network does not accept is lost.</summary>
internal interface ILinkNetwork
{
    /// <summary>Sends a message to all peers, in each network of this computer.</summary>
    /// <param name="create">Creates the message for one network, from this peer's address and port there.</param>
    void Announce(Func<IPEndPoint, DiscoveryMessage> create);

    /// <summary>Sends a message to one peer.</summary>
    void Send(byte[] message, IPEndPoint to);

    /// <summary>Returns this peer's address and port in the network of another peer; null if there is none.</summary>
    IPEndPoint? FindOwn(IPEndPoint peer);
}
