using System.Buffers.Binary;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Lights.Output;
using PaintSound.Lights.Packets;
using PaintSound.Lights.Universes;

namespace PaintSound.Lights.Tests;

/// <summary>Places and values of the fields are those of the tables of Art-Net 4.</summary>
public class ArtPollTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public void A_reply_has_each_universe_in_the_packet_of_its_net_and_sub_net()
    {
        var card = PhysicalAddress.Parse("02-00-5E-10-00-01");
        var replies = ArtPollReplyPacket.Create([0x231, 0, 1, 2, 3, 4], new string('p', 70), IPAddress.Parse("2.0.0.9"), card);
        Assert.All(replies, reply =>
        {
            Assert.Equal(239, reply.Length);
            Assert.Equal("Art-Net\0\0!"u8, reply.AsSpan(0, 10));
            Assert.Equal([2, 0, 0, 9, 0x36, 0x19], reply[10..16]);
            Assert.Equal((new string('p', 17), new string('p', 63)), (TextAt(reply, 26), TextAt(reply, 44)));
            Assert.Equal((1, card), (reply[200], new PhysicalAddress(reply[201..207])));
            Assert.Equal([2, 0, 0, 9], reply[207..211]);
        });
        Assert.Equal(
            ["net 0.0: 0 1 2 3, 1", "net 0.0: 4, 2", "net 2.3: 1, 3"],
            replies.Select(reply => $"net {reply[18]}.{reply[19]}: {string.Join(' ', reply.AsSpan(186, reply[173]).ToArray())}, {reply[211]}"));
        Assert.Equal([0x40, 0x40, 0x40, 0x40, 0x80, 0x80, 0x80, 0x80], replies[0][174..182]);
        Assert.Equal([0x40, 0, 0, 0, 0x80, 0, 0, 0], replies[1][174..182]);
    }

    [Theory]
    [InlineData(0x2000, 0, 0, 0, true)]
    [InlineData(0x5000, 0, 0, 0, false)]
    [InlineData(0x2000, 0x20, 10, 3, true)]
    [InlineData(0x2000, 0x20, 10, 6, false)]
    [InlineData(0x2000, 0x20, 4, 0, false)]
    public void Only_a_question_about_a_universe_of_the_show_is_answered(int operation, byte flags, ushort top, ushort bottom, bool expected)
    {
        Assert.Equal(expected, ArtPollPacket.Asks(Poll(operation, flags, top, bottom), [5]));
        Assert.False(ArtPollPacket.Asks(Poll(operation, flags, top, bottom).AsSpan(0, 13), [5]));
        Assert.False(ArtPollPacket.Asks("Art-Net "u8, [5]));
    }

    [Fact]
    public async Task A_controller_gets_the_answer_at_the_port_that_it_asked_from()
    {
        ArtPollResponder responder = new([new UniverseId(LightProtocol.ArtNet, 5), new UniverseId(LightProtocol.Sacn, 1)], new LightOptions { SourceName = "Stage" }, new FakeLogger(), TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var answering = responder.AnswerAsync(socket, stop.Token);
        using var controller = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await controller.SendAsync(new byte[] { 1, 2, 3 }, (IPEndPoint)socket.LocalEndPoint!, stop.Token);
        await controller.SendAsync(Poll(0x2000, 0, 0, 0), (IPEndPoint)socket.LocalEndPoint!, stop.Token);
        var reply = (await controller.ReceiveAsync(stop.Token).AsTask().WaitAsync(Limit, TimeProvider.System, stop.Token)).Buffer;
        Assert.Equal(("Stage", 1, 5), (TextAt(reply, 26), reply[173], reply[186]));
        Assert.Equal([127, 0, 0, 1], reply[10..14]);
        await stop.CancelAsync();
        await answering.WaitAsync(Limit, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Broadcasts_are_answered_and_another_program_keeps_what_is_sent_to_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the loopback network of other systems has no broadcast");
        using Socket other = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        other.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, optionValue: true);
        other.Bind(new IPEndPoint(IPAddress.Any, 0));
        var port = ((IPEndPoint)other.LocalEndPoint!).Port;
        FakeLogger logger = new();
        ArtPollResponder responder = new([new UniverseId(LightProtocol.ArtNet, 5)], new LightOptions { Network = IPAddress.Loopback }, port, logger, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = responder.RunAsync(stop.Token);

        using UdpClient controller = new(new IPEndPoint(IPAddress.Loopback, 0)) { EnableBroadcast = true };
        await controller.SendAsync(Poll(0x2000, 0, 0, 0), new IPEndPoint(IPAddress.Parse("127.255.255.255"), port), stop.Token);
        var reply = (await controller.ReceiveAsync(stop.Token).AsTask().WaitAsync(Limit, TimeProvider.System, stop.Token)).Buffer;
        Assert.Equal((239, 5), (reply.Length, reply[186]));

        await controller.SendAsync(new byte[] { 7 }, new IPEndPoint(IPAddress.Loopback, port), stop.Token);
        var buffer = new byte[64];
        int length;
        do
        {
            length = await other.ReceiveAsync(buffer, SocketFlags.None, stop.Token).AsTask().WaitAsync(Limit, TimeProvider.System, stop.Token);
        }
        while (length != 1);
        Assert.Equal(7, buffer[0]);
        await stop.CancelAsync();
        await running.WaitAsync(Limit, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal(0, logger.Collector.Count);
    }

    [Fact]
    public async Task A_show_without_Art_Net_does_not_listen() =>
        await new ArtPollResponder([new UniverseId(LightProtocol.Sacn, 1)], new LightOptions(), new FakeLogger(), TimeProvider.System)
            .RunAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TimeProvider.System, TestContext.Current.CancellationToken);

    private static byte[] Poll(int operation, byte flags, ushort top, ushort bottom)
    {
        byte[] packet = [.. "Art-Net\0"u8, (byte)operation, (byte)(operation >> 8), 0, 14, flags, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(14), top);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(16), bottom);
        return packet;
    }

    private static string TextAt(byte[] packet, int start) => Encoding.ASCII.GetString(packet.AsSpan(start, packet.AsSpan(start).IndexOf((byte)0)));
}
