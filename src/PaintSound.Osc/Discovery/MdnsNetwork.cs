using System.Net;

namespace PaintSound.Osc.Discovery;

/// <summary>A network of this computer, in which a service is announced.</summary>
/// <param name="Address">This computer's IPv4 address in the network.</param>
/// <param name="AddressesV6">Its IPv6 addresses in the network.</param>
public sealed record MdnsNetwork(IPAddress Address, params IReadOnlyList<IPAddress> AddressesV6)
{
    /// <summary>
    /// The addresses at which others in this network reach a server. Of IPv6, those that need no name of an interface: not of one cable only (fe80), which
    /// programs cannot open from an announcement.
    /// </summary>
    /// <param name="listen">The address where the server listens. A server that listens on all IPv6 addresses listens on those of IPv4, too.</param>
    /// <returns>Empty if the server does not listen in this network.</returns>
    public IReadOnlyList<IPAddress> FindReachable(IPAddress listen)
    {
        ArgumentNullException.ThrowIfNull(listen);
        return IPAddress.IsLoopback(listen) ? [listen]
            : listen.Equals(IPAddress.Any) ? [Address]
            : listen.Equals(IPAddress.IPv6Any) ? [Address, .. AddressesV6.Where(IsReachable).Distinct()]
            : Address.Equals(listen) || AddressesV6.Contains(listen) ? [listen] : [];
    }

    private static bool IsReachable(IPAddress address) =>
        !address.IsIPv6LinkLocal && !address.IsIPv6SiteLocal && !address.IsIPv6Multicast && !address.IsIPv6Teredo && !address.IsIPv4MappedToIPv6
        && !IPAddress.IsLoopback(address) && !address.Equals(IPAddress.IPv6Any);
}
