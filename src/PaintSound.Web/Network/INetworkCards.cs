using System.Net;
using System.Net.Sockets;

namespace PaintSound.Web.Network;

/// <summary>Reads the networks of this computer. Thread-safe.</summary>
public interface INetworkCards
{
    /// <summary>The interfaces that are up, without loopback.</summary>
    IReadOnlyList<NetworkCard> Read();

    /// <summary>The address of this computer that the default route uses.</summary>
    /// <param name="family">IPv4 or IPv6.</param>
    /// <returns>Null if there is no default route.</returns>
    IPAddress? FindRouted(AddressFamily family);
}
