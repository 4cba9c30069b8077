using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Osc.Output;

namespace PaintSound.Osc.Tests;

/// <summary>A console that takes OSC over TCP: it can be missing, end the connection, come back, or read nothing.</summary>
public class TcpDestinationTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly FakeLogger<OscSender> _logger = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string[] Told => [.. _logger.Collector.GetSnapshot().Select(record => record.Message)];

    [Theory]
    [InlineData(OscTransport.Tcp)]
    [InlineData(OscTransport.Slip)]
    public async Task Messages_arrive_in_order_and_complete(OscTransport transport)
    {
        using var console = Listen(0);
        using var sender = await OpenAsync(console, transport);
        using var connection = await console.AcceptSocketAsync(Stop).AsTask().WaitAsync(Limit, TimeProvider.System, Stop);
        var target = new OscModulationTarget(sender, "/eos/sub/1", new OscScale(IsInteger: true, 0, 1_000_000));
        var values = Enumerable.Range(0, 200).Select(i => i / 199.0).ToArray();
        foreach (var value in values)
        {
            target.SetValue(value);
        }

        var packets = await ReadAsync(connection, transport, values.Length);
        Assert.Equal(values.Select(value => $"/eos/sub/1 {Math.Round(value * 1_000_000)}"), packets.Select(packet => Wire.DecodeSingle(packet).ToString()));
        Assert.Equal((values.Length, 0), (sender.Destinations[0].Sent, sender.Destinations[0].Failed));
        Assert.Empty(Told);
    }

    [Fact]
    public async Task A_console_that_starts_later_and_again_gets_the_latest_value_each_time()
    {
        var port = FreePort.Find();
        using var sender = await OscSender.OpenAsync([new OscTarget("127.0.0.1", port, OscTransport.Tcp)], _logger, TimeProvider.System, Stop);
        var target = new OscModulationTarget(sender, "/a", OscScale.Percent);
        target.SetValue(0.1);
        target.SetValue(0.2);
        Assert.Equal(2, sender.Destinations[0].Failed);
        foreach (var (value, expected) in new[] { (0.3, "/a 20"), (0.4, "/a 30") })
        {
            using var console = Listen(port);
            using var connection = await console.AcceptSocketAsync(Stop).AsTask().WaitAsync(Limit, TimeProvider.System, Stop);
            Assert.Equal(expected, Wire.DecodeSingle((await ReadAsync(connection, OscTransport.Tcp, 1))[0]).ToString());
            target.SetValue(value);
            Assert.Equal($"/a {value * 100:0}", Wire.DecodeSingle((await ReadAsync(connection, OscTransport.Tcp, 1))[0]).ToString());
            connection.Dispose();
            console.Stop();
            await UntilAsync(() => Told.Count(line => line.Contains("the connection ended", StringComparison.Ordinal)) >= (value < 0.35 ? 1 : 2));
        }

        Assert.StartsWith($"OSC target tcp://127.0.0.1:{port}: no connection (", Told[0], StringComparison.Ordinal);
        Assert.Equal(2, Told.Count(line => line.EndsWith(": connected.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_console_that_does_not_read_never_blocks_and_what_it_misses_is_counted()
    {
        using var console = Listen(0);
        using var sender = await OpenAsync(console, OscTransport.Tcp);
        using var connection = await console.AcceptSocketAsync(Stop).AsTask().WaitAsync(Limit, TimeProvider.System, Stop);
        var target = new OscModulationTarget(sender, "/" + new string('a', 250), OscScale.Unit);
        var sent = 0;
        while (sender.Destinations[0].Failed < 10)
        {
            target.SetValue(sent++ % 100 / 100.0);
            Assert.InRange(sent, 0, 1_000_000);
        }

        // When it reads again, what arrives is complete messages from the first on.
        var packets = await ReadAsync(connection, OscTransport.Tcp, (int)sender.Destinations[0].Sent);
        Assert.Equal(sent - 10, packets.Count);
        Assert.All(packets, packet => Wire.DecodeSingle(packet));
    }

    private static TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return listener;
    }

    private Task<OscSender> OpenAsync(TcpListener console, OscTransport transport) => OscSender.OpenAsync(
        [new OscTarget("127.0.0.1", ((IPEndPoint)console.LocalEndpoint).Port, transport)], _logger, TimeProvider.System, Stop);

    private static async Task<List<byte[]>> ReadAsync(Socket connection, OscTransport transport, int count)
    {
        List<byte> bytes = [];
        var buffer = new byte[65_536];
        while (true)
        {
            var packets = transport == OscTransport.Slip ? ConnectionReader.ReadSlip([.. bytes]) : ConnectionReader.ReadWithLength([.. bytes]);
            if (packets.Count >= count)
            {
                return packets;
            }

            var length = await connection.ReceiveAsync(buffer, SocketFlags.None, Stop).AsTask().WaitAsync(Limit, TimeProvider.System, Stop);
            Assert.NotEqual(0, length);
            bytes.AddRange(buffer[..length]);
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !condition();)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Limit);
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Stop);
        }
    }
}
