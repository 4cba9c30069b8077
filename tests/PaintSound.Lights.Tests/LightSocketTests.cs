using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Lights.Output;
using PaintSound.Lights.Packets;
using PaintSound.Lights.Universes;

namespace PaintSound.Lights.Tests;

/// <summary>Real datagrams on the loopback interface.</summary>
public class LightSocketTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly FakeLogger<LightOutput> _logger = new();
    private readonly FakeTimeProvider _time = new();

    private string[] Told => [.. _logger.Collector.GetSnapshot().Select(record => record.Message)];

    [Fact]
    public async Task Sends_from_the_address_of_the_card()
    {
        using var receiver = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        using var socket = new LightSockets(IPAddress.Loopback, _logger, _time);
        Assert.True(socket.Send([1, 2, 3], IPAddress.Loopback, ((IPEndPoint)receiver.Client.LocalEndPoint!).Port));
        var datagram = await receiver.ReceiveAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Limit, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 3], datagram.Buffer);
        Assert.Equal(IPAddress.Loopback, datagram.RemoteEndPoint.Address);
        Assert.Empty(Told);
    }

    [Fact]
    public void A_card_that_is_not_there_is_reported_once_and_tried_once_a_second()
    {
        // An address for documentation (RFC 5737), which no computer has.
        using var socket = new LightSockets(IPAddress.Parse("192.0.2.1"), _logger, _time);
        for (var i = 0; i < 100; i++)
        {
            Assert.False(socket.Send([1], IPAddress.Loopback, 9));
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.StartsWith("Lights: the network 192.0.2.1 cannot be used (", Assert.Single(Told), StringComparison.Ordinal);
        Assert.StartsWith("the network 192.0.2.1 cannot be used (", socket.Problem);

        // Receivers with IPv6 addresses do not need this card.
        Assert.SkipUnless(Socket.OSSupportsIPv6, "IPv6 is switched off");
        Assert.True(socket.Send([1], IPAddress.IPv6Loopback, 9));
    }

    [Fact]
    public async Task Sends_by_IPv6_multicast_on_the_card_that_has_the_address()
    {
        // Not the loopback card: Linux has no way for multicast there.
        var own = NetworkCard.ListAddresses().FirstOrDefault(address => address is { AddressFamily: AddressFamily.InterNetworkV6 } && !IPAddress.IsLoopback(address));
        Assert.SkipWhen(own is null, "no network card of this computer has an IPv6 address");
        var group = SacnGroup.Of(0x1234, AddressFamily.InterNetworkV6);
        using var receiver = new UdpClient(new IPEndPoint(IPAddress.IPv6Any, 0));
        receiver.JoinMulticastGroup(NetworkCard.Find(own!)!.GetIPProperties().GetIPv6Properties().Index, group);
        using var socket = new LightSockets(own, _logger, _time);
        Assert.True(socket.Send([1, 2, 3], group, ((IPEndPoint)receiver.Client.LocalEndPoint!).Port), socket.Problem);
        var datagram = await receiver.ReceiveAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Limit, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 3], datagram.Buffer);
    }

    [Theory]
    [InlineData("10.1.2.3", "255.0.0.0", "10.255.255.255")]
    [InlineData("192.168.7.20", "255.255.255.0", "192.168.7.255")]
    [InlineData("2.0.0.1", "255.255.255.254", "2.0.0.1")]
    public void Broadcast_address_has_all_bits_behind_the_mask(string address, string mask, string expected) =>
        Assert.Equal(IPAddress.Parse(expected), BroadcastAddress.Of(IPAddress.Parse(address), IPAddress.Parse(mask)));

    [Fact]
    public async Task The_thread_sends_and_ends_the_stream()
    {
        using var receiver = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)receiver.Client.LocalEndPoint!).Port;
        using var output = new LightOutput(
            [new UniverseId(LightProtocol.Sacn, 1)], new LightOptions { SacnTo = [IPAddress.Loopback] }, Guid.NewGuid(), new MovedSocket(port), TimeProvider.System);
        output.Start();
        var first = await receiver.ReceiveAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Limit, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal(0, first.Buffer[112]);
        output.Dispose();
        var ends = 0;
        while (receiver.Available > 0)
        {
            ends += (await receiver.ReceiveAsync(TestContext.Current.CancellationToken)).Buffer[112] == 0x40 ? 1 : 0;
        }

        Assert.Equal(3, ends);
    }

    /// <summary>Sends unicast to another port, because another program of this computer can have the one of sACN. Drops the rest.</summary>
    private sealed class MovedSocket(int port) : ILightSocket
    {
        private readonly LightSockets _socket = new(null, new FakeLogger<LightOutput>(), TimeProvider.System);

        public string? Problem => _socket.Problem;

        public bool Send(ReadOnlySpan<byte> datagram, IPAddress to, int _) => !IPAddress.IsLoopback(to) || _socket.Send(datagram, to, port);

        public void Dispose() => _socket.Dispose();
    }
}
