using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace PaintSound.Web.Network;

/// <summary>Finds the addresses at which others reach a server of this computer.</summary>
public static partial class ReachableAddresses
{
    private const int LastRank = 5;

    /// <summary>
    /// Returns the addresses for links, the best one first: the one that the default route uses, then real network cards with a router,
    /// real ones without (a stage network often has none), tunnels and other virtual ones, and addresses that a card gave itself
    /// because nothing else did (169.254). Networks inside this computer (Docker, virtual machines) count only if there is no other, and
    /// IPv6 addresses of one cable (fe80) never, because a browser does not take them.
    /// </summary>
    /// <param name="listen">The address where the server listens.</param>
    /// <param name="cards">The networks of this computer.</param>
    /// <returns>At least one address; the loopback address if this computer has no network.</returns>
    public static IReadOnlyList<IPAddress> Find(IPAddress listen, INetworkCards cards)
    {
        var isAnyV6 = listen.Equals(IPAddress.IPv6Any);
        if (!isAnyV6 && !listen.Equals(IPAddress.Any))
        {
            return [listen];
        }

        // A server that listens on all IPv6 addresses listens on those of IPv4, too.
        AddressFamily[] families = isAnyV6 ? [AddressFamily.InterNetwork, AddressFamily.InterNetworkV6] : [AddressFamily.InterNetwork];
        IPAddress[] routed = [.. families.Select(cards.FindRouted).OfType<IPAddress>().Where(IsForLinks)];
        var ranked = cards.Read()
            .SelectMany(card => card.Addresses.Where(address => families.Contains(address.AddressFamily) && IsForLinks(address))
                .Select(address => new RankedAddress(address, RankOf(card, address, routed))))
            .Concat(routed.Select(address => new RankedAddress(address, 0)))
            .OrderBy(ranked => ranked.Rank)
            .ThenBy(ranked => ranked.Address.AddressFamily == AddressFamily.InterNetwork ? 0 : 1)
            .DistinctBy(ranked => ranked.Address)
            .ToArray();
        IPAddress[] reachable = [.. ranked.Where(address => address.Rank < LastRank || ranked[0].Rank == LastRank).Select(address => address.Address)];
        return reachable.Length > 0 ? reachable : [isAnyV6 && !Socket.OSSupportsIPv4 ? IPAddress.IPv6Loopback : IPAddress.Loopback];
    }

    private static bool IsForLinks(IPAddress address) =>
        !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal && !address.IsIPv6Multicast && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any);

    private static int RankOf(NetworkCard card, IPAddress address, IPAddress[] routed)
    {
        if (routed.Contains(address))
        {
            return 0;
        }

        if (IsInsideComputer(card) && !card.HasGateway)
        {
            return LastRank;
        }

        return IsSelfAssigned(address) ? 4 : !IsReal(card) ? 3 : card.HasGateway ? 1 : 2;
    }

    // RFC 3927: 169.254.0.0/16.
    private static bool IsSelfAssigned(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes() is [169, 254, ..];

    private static bool IsReal(NetworkCard card) => card.Type
        is NetworkInterfaceType.Ethernet or NetworkInterfaceType.Wireless80211 or NetworkInterfaceType.GigabitEthernet
            or NetworkInterfaceType.FastEthernetT or NetworkInterfaceType.FastEthernetFx or NetworkInterfaceType.Ethernet3Megabit
        && !TunnelName().IsMatch(card.Name);

    // Networks of containers and virtual machines: Docker, Podman, Kubernetes, LXD, libvirt, VMware, VirtualBox, Parallels, Hyper-V and WSL.
    private static bool IsInsideComputer(NetworkCard card) => InsideName().IsMatch(card.Name) || InsideDescription().IsMatch(card.Description);

    // Systems call tunnels and bridges "Ethernet", too.
    [GeneratedRegex("^(tun|tap|wg|utun|ppp|ipsec|zt|tailscale|nordlynx|proton|br|bond|team|bridge|dummy|awdl|llw|anpi|ap)[0-9a-z-]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TunnelName();

    [GeneratedRegex("^(docker|br-[0-9a-f]{12}$|veth|virbr|vnet|vmnet|vboxnet|lxcbr|lxdbr|lxc|podman|cni|flannel|cali|cilium|kube|vEthernet|vnic|incusbr|hassio)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InsideName();

    [GeneratedRegex("Hyper-V|VirtualBox Host-Only|VMware Virtual|Parallels|WSL|Docker", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InsideDescription();

    private sealed record RankedAddress(IPAddress Address, int Rank);
}
