using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace PaintSound.Web.Network;

/// <summary>Asks the operating system. Thread-safe.</summary>
public sealed class SystemNetworkCards : INetworkCards
{
    // Public addresses, so that the default route leads to them. Nothing is sent: connecting a UDP socket only looks up the route.
    private static readonly IPAddress PublicAddress = IPAddress.Parse("8.8.8.8");
    private static readonly IPAddress PublicAddressV6 = IPAddress.Parse("2001:4860:4860::8888");

    /// <inheritdoc/>
    public IReadOnlyList<NetworkCard> Read() =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .Select(Describe),
    ];

    /// <inheritdoc/>
    public IPAddress? FindRouted(AddressFamily family)
    {
        try
        {
            using var probe = new Socket(family, SocketType.Dgram, ProtocolType.Udp);
            probe.Connect(family == AddressFamily.InterNetwork ? PublicAddress : PublicAddressV6, port: 9);
            return ((IPEndPoint)probe.LocalEndPoint!).Address;
        }
        catch (SocketException)
        {
            // No default route, or a system without this family.
            return null;
        }
    }

    private static NetworkCard Describe(NetworkInterface card)
    {
        var properties = card.GetIPProperties();
        return new NetworkCard(
            card.Name,
            card.Description,
            card.NetworkInterfaceType,
            properties.GatewayAddresses.Any(gateway => !gateway.Address.Equals(IPAddress.Any) && !gateway.Address.Equals(IPAddress.IPv6Any)),
            [.. properties.UnicastAddresses.Select(unicast => unicast.Address)]);
    }
}
