using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Osc.Output;

namespace PaintSound.Osc.Tests;

/// <summary>A target whose name gets another address. The change of this computer's own address needs two networks: see the acceptance tests.</summary>
public class OscDestinationTests
{
    private readonly FakeLogger<OscSender> _logger = new();
    private readonly FakeTimeProvider _time = new();
    private readonly FakeResolver _resolver = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string[] Told => [.. _logger.Collector.GetSnapshot().Select(record => record.Message)];

    [Fact]
    public async Task Follows_a_name_that_moves_and_says_so_once()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "needs a second loopback address, which is IPv6 on every system");
        using var before = new Listener();
        using var after = new Listener(before.Port, IPAddress.IPv6Loopback);
        _resolver.Set("lights", "127.0.0.1");
        using var sender = await OpenAsync("lights", before.Port);
        await SendUntilAsync(sender, () => before.Waiting > 0);

        _resolver.Set("lights", "::1");
        await SendUntilAsync(sender, () => after.Waiting > 0);
        await SendUntilAsync(sender, () => _resolver.Lookups > 10);
        Assert.Equal([$"OSC target lights:{before.Port}: the host now has the address ::1 (before: 127.0.0.1); messages are sent there."], Told);
        Assert.Equal(0, sender.Destinations[0].Failed);
    }

    [Fact]
    public async Task Finds_a_name_that_appears_later()
    {
        using var listener = new Listener();
        using var sender = await OpenAsync("lights", listener.Port);
        Send(sender);
        Assert.Equal((0, 1), (sender.Destinations[0].Sent, sender.Destinations[0].Failed));

        _resolver.Set("lights", "127.0.0.1");
        await SendUntilAsync(sender, () => listener.Waiting > 0);
        Assert.Equal(2, Told.Length);
        Assert.Contains("the host cannot be found", Told[0], StringComparison.Ordinal);
        Assert.EndsWith("the host was found; messages are sent.", Told[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stays_with_its_address_while_the_name_has_it_and_while_nothing_answers()
    {
        using var listener = new Listener();
        _resolver.Set("lights", "127.0.0.1");
        using var sender = await OpenAsync("lights", listener.Port);
        foreach (var answer in new string[][] { ["192.0.2.1", "127.0.0.1"], [], ["127.0.0.1"] })
        {
            _resolver.Set("lights", answer);
            var lookups = _resolver.Lookups;
            await SendUntilAsync(sender, () => _resolver.Lookups > lookups + 2);
        }

        Assert.Empty(Told);
        Assert.Equal((0L, sender.Destinations[0].Sent), (sender.Destinations[0].Failed, listener.Count()));
    }

    [Fact]
    public async Task Sends_while_a_lookup_does_not_end()
    {
        using var listener = new Listener();
        _resolver.Set("lights", "127.0.0.1");
        using var sender = await OpenAsync("lights", listener.Port);
        _resolver.IsSilent = true;
        await SendUntilAsync(sender, () => _resolver.Lookups > 1);
        var sent = sender.Destinations[0].Sent;
        Send(sender);
        Assert.Equal(sent + 1, sender.Destinations[0].Sent);
        Assert.Empty(Told);
    }

    [Fact]
    public async Task An_address_is_not_looked_up_again()
    {
        using var listener = new Listener();
        _resolver.Set("127.0.0.1", "127.0.0.1");
        using var sender = await OpenAsync("127.0.0.1", listener.Port);
        for (var i = 0; i < 20; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, _resolver.Lookups);
    }

    [Fact]
    public async Task Counts_and_says_nothing_more_after_the_end()
    {
        using var listener = new Listener();
        var sender = await OscSender.OpenAsync([listener.Target], _logger, _time, Stop);
        sender.Dispose();
        Send(sender);
        Assert.Equal(1, sender.Destinations[0].Failed);
        Assert.Empty(Told);
    }

    private Task<OscSender> OpenAsync(string host, int port) =>
        OscSender.OpenAsync([new OscTarget(host, port)], _logger, _time, Stop, resolver: _resolver);

    private static void Send(OscSender sender) => new OscOutput(sender).OnHeartbeat(TimeSpan.Zero);

    // The continuation of a lookup runs on another thread, so virtual time moves on until it was seen.
    private async Task SendUntilAsync(OscSender sender, Func<bool> isDone)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !isDone();)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(180), string.Join('\n', Told));
            Send(sender);
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Stop);
        }
    }
}
