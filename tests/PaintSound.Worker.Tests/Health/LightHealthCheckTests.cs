using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Modulation;
using PaintSound.Lights.Output;
using PaintSound.Lights.Universes;
using PaintSound.Worker.Health;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Show.Settings.Modulations;

namespace PaintSound.Worker.Tests.Health;

/// <summary>Real datagrams on the loopback interface.</summary>
public sealed class LightHealthCheckTests : IDisposable
{
    // The port of sACN (E1.31, 9.1).
    private const int SacnPort = 5568;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-lights-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Lights_are_healthy_while_packets_are_sent_and_named_with_their_universes()
    {
        using var receiver = new UdpClient { ExclusiveAddressUse = false };
        receiver.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        receiver.Client.Bind(new IPEndPoint(IPAddress.Loopback, SacnPort));
        using var lights = Create(new LightOptions { SacnTo = [IPAddress.Loopback] }, 7, 8, 7);
        await lights.StartAsync(TestContext.Current.CancellationToken);
        await receiver.ReceiveAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Limit, TimeProvider.System, TestContext.Current.CancellationToken);
        await AssertAsync(lights, HealthStatus.Healthy, "Sent: sACN universe 7, sACN universe 8.");
        await lights.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_network_that_is_not_there_degrades_the_show_and_the_sentence_says_why()
    {
        // An address for documentation (RFC 5737), which no computer has.
        using var lights = Create(new LightOptions { Network = IPAddress.Parse("192.0.2.1"), SacnTo = [IPAddress.Loopback] }, 7);
        await lights.StartAsync(TestContext.Current.CancellationToken);
        Assert.True(SpinWait.SpinUntil(() => lights.Problem is not null, Limit));
        await AssertAsync(lights, HealthStatus.Degraded, $"Not sent: sACN universe 7: {lights.Problem}. PaintSound retries.");
        Assert.StartsWith("the network 192.0.2.1 cannot be used (", lights.Problem, StringComparison.Ordinal);
        await lights.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task AssertAsync(LightService lights, HealthStatus status, string sentence)
    {
        var result = await new LightHealthCheck(lights).CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
        Assert.Equal((status, sentence), (result.Status, result.Description));
    }

    private LightService Create(LightOptions options, params int[] universes) => new(
        [.. universes.Select((universe, i) => new ModulationSettings(
            $"lamp {i}", ModulationSource.BrushLevel, new ModulationCurve(), 1, 44, new DmxTargetSettings(new UniverseId(LightProtocol.Sacn, universe), [i + 1], IsFine: false)))],
        options,
        Path.Combine(_folder.FullName, "sacn-component"),
        NullLogger<LightOutput>.Instance,
        TimeProvider.System);
}
