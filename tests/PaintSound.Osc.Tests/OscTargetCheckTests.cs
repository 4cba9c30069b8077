using System.Net;
using System.Net.Sockets;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Output;

namespace PaintSound.Osc.Tests;

/// <summary>A check of a target says only what it was told.</summary>
public class OscTargetCheckTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_of_this_computer_gets_valid_OSC_that_changes_nothing()
    {
        using var program = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var answer = await CheckAsync($"{program.Client.LocalEndPoint}");
        Assert.True(answer.IsKnown);
        var received = await program.ReceiveAsync(Stop);
        Assert.True(OscPacket.TryRead(received.Buffer, out var messages));
        Assert.Empty(messages);
    }

    [Fact]
    public async Task No_program_on_this_computer_is_seen()
    {
        var error = await Assert.ThrowsAsync<OscException>(() => CheckAsync($"127.0.0.1:{FreePort.Find()}"));
        Assert.EndsWith("no program is listening. Start the receiver or correct the port.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("slip")]
    public async Task A_connection_is_made_or_its_refusal_is_told(string transport)
    {
        using var console = new TcpListener(IPAddress.Loopback, 0);
        console.Start();
        Assert.True((await CheckAsync($"{transport}://{console.LocalEndpoint}")).IsKnown);
        var error = await Assert.ThrowsAsync<OscException>(() => CheckAsync($"{transport}://127.0.0.1:{FreePort.Find()}"));
        Assert.Contains("no connection (", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_is_told()
    {
        var error = await Assert.ThrowsAsync<OscException>(() => CheckAsync("lights.invalid:9000"));
        Assert.Contains("lights.invalid:9000: the host cannot be found", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Nobody answers a datagram to another computer, so nothing is known.</summary>
    [Fact]
    public async Task Another_computer_is_not_called_ok()
    {
        FakeResolver resolver = new();
        resolver.Set("lights", "0.0.0.0");
        using var silent = new UdpClient(new IPEndPoint(IPAddress.Any, 0));
        var time = new FakeTimeProvider();

        // The system takes this address for its own, but it is no loopback address: the check has no reason to trust the silence.
        var check = OscTargetCheck.RunAsync(new OscTarget("lights", ((IPEndPoint)silent.Client.LocalEndPoint!).Port), time, Stop, resolver);
        while (!check.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Stop);
        }

        var answer = await check;
        Assert.False(answer.IsKnown);
        Assert.EndsWith("UDP does not tell whether a program receives it: look at the receiver.", answer.Says, StringComparison.Ordinal);
    }

    private static Task<OscTargetAnswer> CheckAsync(string target) => OscTargetCheck.RunAsync(OscTarget.Parse(target), TimeProvider.System, Stop, new KnownNames());

    /// <summary>Knows addresses but no names, so that a test needs no network.</summary>
    private sealed class KnownNames : IHostResolver
    {
        public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken stop) => IPAddress.TryParse(host, out var address)
            ? Task.FromResult<IReadOnlyList<IPAddress>>([address])
            : throw new SocketException((int)SocketError.HostNotFound);
    }
}
