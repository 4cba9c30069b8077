using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Control;

namespace PaintSound.Osc.Tests;

public class OscReceiverTests
{
    private static readonly IPEndPoint AnyPort = new(IPAddress.Loopback, 0);

    private readonly FakeLogger<OscReceiver> _logger = new();

    [Fact]
    public async Task Counts_logs_and_drops_invalid_packets_and_receives_valid_ones()
    {
        using var receiver = OscReceiver.Open(AnyPort, _logger, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(TimeSpan.FromSeconds(180));
        var messages = Channel.CreateUnbounded<OscMessage>();
        var running = receiver.RunAsync(m => messages.Writer.TryWrite(m), stop.Token);

        using var peer = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        peer.Connect(receiver.EndPoint);
        peer.Send("rubbish"u8);
        peer.Send(Array.Empty<byte>());
        peer.Send(new byte[OscPacket.MaximumBytes]);
        peer.Send(Wire.Encode(new OscMessage("/good", OscArgument.From(1))));
        peer.Send(Wire.EncodeBundle(Wire.Encode(new OscMessage("/one")), Wire.Encode(new OscMessage("/two"))));

        Assert.Equal("/good", (await messages.Reader.ReadAsync(stop.Token)).Address);
        Assert.Equal("/one", (await messages.Reader.ReadAsync(stop.Token)).Address);
        Assert.Equal("/two", (await messages.Reader.ReadAsync(stop.Token)).Address);
        Assert.Equal((2, 3), (receiver.Received, receiver.Dropped));
        Assert.Equal(
            $"OSC port {receiver.EndPoint.Port}: dropped a packet of 7 bytes that is not OSC 1.0.",
            _logger.Collector.GetSnapshot()[0].Message);

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public void Port_in_use_is_reported_with_the_port_and_a_solution()
    {
        using var first = OscReceiver.Open(AnyPort, _logger, TimeProvider.System);
        var error = Assert.Throws<OscException>(() => OscReceiver.Open(first.EndPoint, _logger, TimeProvider.System));
        Assert.Contains($"OSC port {first.EndPoint.Port} on 127.0.0.1 is in use", error.Message, StringComparison.Ordinal);
        Assert.Contains("close that program, or set another OSC port", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Address_of_another_computer_is_reported()
    {
        // 192.0.2.0/24 is reserved for documentation: no computer has it.
        var error = Assert.Throws<OscException>(
            () => OscReceiver.Open(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 0), _logger, TimeProvider.System));
        Assert.StartsWith("192.0.2.1 is not an address of this computer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Listens_on_this_computer_only_by_default() =>
        Assert.Equal("127.0.0.1:9100", OscReceiver.DefaultEndPoint.ToString());
}
