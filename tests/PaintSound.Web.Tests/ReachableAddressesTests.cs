using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using PaintSound.Web.Authentication;
using PaintSound.Web.Links;
using PaintSound.Web.Network;

namespace PaintSound.Web.Tests;

/// <summary>The links for phones, over a table of computers.</summary>
public class ReachableAddressesTests
{
    private const NetworkInterfaceType Ethernet = NetworkInterfaceType.Ethernet;
    private const NetworkInterfaceType Wireless = NetworkInterfaceType.Wireless80211;
    private const NetworkInterfaceType Tunnel = NetworkInterfaceType.Tunnel;
    private const NetworkInterfaceType Unknown = NetworkInterfaceType.Unknown;

    private static readonly NetworkCard Docker = Card("docker0", Ethernet, false, "172.17.0.1", "fe80::42");
    private static readonly NetworkCard Veth = Card("veth12ab34c", Ethernet, false, "169.254.7.7", "fe80::43");

    /// <summary>The situation, the cards in the order of the system, the routed addresses, and the addresses for IPv4 and for both.</summary>
    public static TheoryData<string, NetworkCard[], string[], string[], string[]> Computers { get; } = new()
    {
        {
            "one card", [Card("eth0", Ethernet, true, "192.168.1.5", "fe80::1")], ["192.168.1.5"],
            ["192.168.1.5"], ["192.168.1.5"]
        },
        {
            "Docker first", [Docker, Veth, Card("eth0", Ethernet, true, "192.168.1.5")], ["192.168.1.5"],
            ["192.168.1.5"], ["192.168.1.5"]
        },
        {
            "Docker first, no default route: a stage network without a router", [Docker, Veth, Card("eth0", Ethernet, false, "10.0.0.5")], [],
            ["10.0.0.5"], ["10.0.0.5"]
        },
        {
            "a cable to the lights and Wi-Fi to the world", [Card("eth0", Ethernet, false, "2.0.0.9"), Card("wlan0", Wireless, true, "192.168.1.5")], ["192.168.1.5"],
            ["192.168.1.5", "2.0.0.9"], ["192.168.1.5", "2.0.0.9"]
        },
        {
            "two routers, the second card is used", [Card("eth0", Ethernet, true, "10.0.0.5"), Card("wlan0", Wireless, true, "192.168.1.5")], ["192.168.1.5"],
            ["192.168.1.5", "10.0.0.5"], ["192.168.1.5", "10.0.0.5"]
        },
        {
            "a card with a router before one without, whatever their order", [Card("en5", Ethernet, false, "2.0.0.9"), Card("en0", Wireless, true, "192.168.1.5")], [],
            ["192.168.1.5", "2.0.0.9"], ["192.168.1.5", "2.0.0.9"]
        },
        {
            "a tunnel that is not the default route", [Card("tailscale0", Unknown, false, "100.64.0.3"), Card("wlan0", Wireless, true, "192.168.1.5")], ["192.168.1.5"],
            ["192.168.1.5", "100.64.0.3"], ["192.168.1.5", "100.64.0.3"]
        },
        {
            "a tunnel that is the default route", [Card("wlan0", Wireless, true, "192.168.1.5"), Card("tun0", Tunnel, false, "10.8.0.2")], ["10.8.0.2"],
            ["10.8.0.2", "192.168.1.5"], ["10.8.0.2", "192.168.1.5"]
        },
        {
            "a bridge with the router, over a card without an address", [Card("br-0a1b2c3d4e5f", Ethernet, false, "172.18.0.1"), Card("br0", Ethernet, true, "192.168.1.5"), Card("eth0", Ethernet, false)], [],
            ["192.168.1.5"], ["192.168.1.5"]
        },
        {
            "virtual machines", [Card("virbr0", Ethernet, false, "192.168.122.1"), Card("vmnet8", Ethernet, false, "172.16.1.1"), Card("vboxnet0", Ethernet, false, "192.168.56.1"), Card("enp3s0", Ethernet, true, "192.168.1.5")], [],
            ["192.168.1.5"], ["192.168.1.5"]
        },
        {
            "Windows with WSL, and the real card in a Hyper-V switch", [
                Card("vEthernet (WSL)", Ethernet, false, "172.28.0.1") with { Description = "Hyper-V Virtual Ethernet Adapter" },
                Card("vEthernet (Outside)", Ethernet, true, "192.168.1.5") with { Description = "Hyper-V Virtual Ethernet Adapter #2" },
                Card("Wi-Fi", Wireless, false, "10.0.0.7")], [],
            ["192.168.1.5", "10.0.0.7"], ["192.168.1.5", "10.0.0.7"]
        },
        {
            "a hotspot of this computer", [Card("Local Area Connection* 10", Wireless, false, "192.168.137.1") with { Description = "Microsoft Wi-Fi Direct Virtual Adapter" }, Card("Ethernet", Ethernet, true, "10.0.0.5")], ["10.0.0.5"],
            ["10.0.0.5", "192.168.137.1"], ["10.0.0.5", "192.168.137.1"]
        },
        {
            "a cable between two computers, without DHCP", [Card("eth0", Ethernet, false, "169.254.10.20", "fe80::1")], [],
            ["169.254.10.20"], ["169.254.10.20"]
        },
        {
            "a card without DHCP beside one with", [Card("eth0", Ethernet, false, "169.254.10.20"), Card("wlan0", Wireless, true, "192.168.1.5")], ["192.168.1.5"],
            ["192.168.1.5", "169.254.10.20"], ["192.168.1.5", "169.254.10.20"]
        },
        {
            "two addresses on one card", [Card("eth0", Ethernet, true, "10.0.0.5", "192.168.1.5")], ["192.168.1.5"],
            ["192.168.1.5", "10.0.0.5"], ["192.168.1.5", "10.0.0.5"]
        },
        {
            "IPv4 and IPv6", [Docker, Card("eth0", Ethernet, true, "192.168.1.5", "2001:db8::5", "2001:db8::99", "fd00::5", "fe80::1")], ["192.168.1.5", "2001:db8::99"],
            ["192.168.1.5"], ["192.168.1.5", "2001:db8::99", "2001:db8::5", "fd00::5"]
        },
        {
            "IPv6 only", [Card("eth0", Ethernet, true, "2001:db8::5", "fe80::1")], ["2001:db8::5"],
            ["127.0.0.1"], ["2001:db8::5"]
        },
        {
            "only Docker", [Docker], [],
            ["172.17.0.1"], ["172.17.0.1"]
        },
        {
            "a container, whose default route is Docker's", [Card("eth0", Ethernet, true, "172.17.0.2")], ["172.17.0.2"],
            ["172.17.0.2"], ["172.17.0.2"]
        },
        { "no network", [], [], ["127.0.0.1"], ["127.0.0.1"] },
        { "only an address of one cable", [Card("eth0", Ethernet, false, "fe80::1")], [], ["127.0.0.1"], ["127.0.0.1"] },
    };

    [Theory]
    [MemberData(nameof(Computers))]
    public void Names_every_address_that_others_reach_the_best_first(string situation, NetworkCard[] cards, string[] routed, string[] v4, string[] both)
    {
        var computer = new Computer(cards, routed);
        Assert.True(v4.SequenceEqual(Find(IPAddress.Any, computer)), $"{situation}: {string.Join(' ', Find(IPAddress.Any, computer))}");
        Assert.True(both.SequenceEqual(Find(IPAddress.IPv6Any, computer)), $"{situation}: {string.Join(' ', Find(IPAddress.IPv6Any, computer))}");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("192.168.1.5")]
    [InlineData("::1")]
    [InlineData("2001:db8::5")]
    public void An_address_that_was_chosen_is_the_only_one(string listen) =>
        Assert.Equal([listen], Find(IPAddress.Parse(listen), new Computer([Docker], ["10.0.0.5"])));

    [Theory]
    [InlineData("192.168.1.5", "http://192.168.1.5:9180/")]
    [InlineData("2001:db8::5", "http://[2001:db8::5]:9180/")]
    public void Links_have_IPv6_in_brackets(string address, string root)
    {
        var links = PageLinks.Create(IPAddress.Parse(address), 9180, AccessTokens.Open);
        Assert.Equal((root, root + "setup", root + "projection"), (links.Operator, links.Setup, links.Projection));
        Assert.True(Uri.IsWellFormedUriString(links.Painter, UriKind.Absolute));
    }

    [Fact]
    public void The_system_answers_with_addresses_of_this_computer()
    {
        var cards = new SystemNetworkCards();
        var own = cards.Read().SelectMany(card => card.Addresses).ToArray();
        Assert.DoesNotContain(own, IPAddress.IsLoopback);
        if (cards.FindRouted(AddressFamily.InterNetwork) is { } routed)
        {
            Assert.Contains(routed, own);
            Assert.Equal(routed, ReachableAddresses.Find(IPAddress.Any, cards)[0]);
        }
    }

    private static string[] Find(IPAddress listen, Computer computer) => [.. ReachableAddresses.Find(listen, computer).Select(address => address.ToString())];

    private static NetworkCard Card(string name, NetworkInterfaceType type, bool hasGateway, params string[] addresses) =>
        new(name, name, type, hasGateway, [.. addresses.Select(IPAddress.Parse)]);

    private sealed class Computer(NetworkCard[] cards, string[] routed) : INetworkCards
    {
        public IReadOnlyList<NetworkCard> Read() => cards;

        public IPAddress? FindRouted(AddressFamily family) => routed.Select(IPAddress.Parse).FirstOrDefault(address => address.AddressFamily == family);
    }
}
