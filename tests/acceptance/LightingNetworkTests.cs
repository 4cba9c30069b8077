namespace PaintSound.Acceptance.Tests;

/// <summary>OLA receives sACN by multicast and Art-Net by broadcast over a cable, and reads what PaintSound sends, from the first level to the end of the stream.</summary>
public class LightingNetworkTests(SampleLibraryFixture samples)
{
    private const int Sacn = 258;

    /// <summary>The first universe of net 2, sub-net 3 is 2 x 256 + 3 x 16; OLA uses the lowest 4 bits of its own number.</summary>
    private const int ArtNet = 561;
    private const int OlaArtNet = 1;

    [Fact]
    public async Task OLA_receives_sACN_and_Art_Net_until_the_stream_ends()
    {
        using var temp = new TemporaryFolder();
        using var net = await NetworkNamespaces.CreateAsync();
        await NetworkNamespaces.RunAsync(net.There, "ip link set lo up; ip addr add 10.9.0.2/24 dev there0; ip link set there0 up");
        await NetworkNamespaces.RunAsync(net.Here, "ip link set here0 up; ip addr add 10.9.0.1/24 dev here0");
        using var ola = await OlaDaemon.StartAsync(net.There, Directory.CreateDirectory(temp["ola"]).FullName);
        await ola.PatchAsync("E1.31", Sacn);
        await ola.PatchAsync("ArtNet", OlaArtNet);
        await ola.ReadAsync(Sacn, OlaArtNet);
        var show = temp.Write("show.yaml",
            $$"""
            library: {{samples.Library}}
            brush:
              simulated: 1
            canvas:
              simulated: 1
            osc:
              query: off
            modulations:
              warm:
                source: brush-level
                curve: { release: 0.2, range: [0.2, 1] }
                target: { sacn: {{Sacn}}, channel: 2 }
              fine:
                source: brush-level
                curve: { release: 0.2, range: [0.2, 1] }
                target: { sacn: {{Sacn}}, channel: [4, 7], bits: 16 }
              cold:
                source: brush-level
                curve: { release: 0.2, range: [0.2, 1] }
                target: { art-net: {{ArtNet}}, channel: 3 }
            lights: { network: 10.9.0.1, end: black }
            """);
        using var worker = ChildProcess.Start(
            "dotnet-sdk-10.0",
            new Dictionary<string, string?> { ["XDG_STATE_HOME"] = temp["state"], ["XDG_CONFIG_HOME"] = temp["config"] },
            net.Here[0],
            [.. net.Here[1..], .. WorkerProcess.Command, "run", show]);

        await Eventually.TrueAsync(
            () => Task.FromResult(Different(Sacn, 1) > 10 && Different(Sacn, 3) > 10 && Different(OlaArtNet, 2) > 10),
            () => string.Join('\n', [.. worker.Errors, .. ola.Log, .. ola.Levels(Sacn).Concat(ola.Levels(OlaArtNet)).Select(levels => string.Join(' ', levels))]));
        Assert.All(Shown(Sacn), levels => Assert.Equal((0, 0), (levels[0], levels[2])));
        Assert.All(Shown(Sacn), levels =>
        {
            // Both channels of 16 bits move together in every packet, and never below 0.2.
            Assert.InRange(levels[1], 51, 255);
            Assert.Equal(levels[3..5], levels[6..8]);
            Assert.InRange((levels[3] << 8) | levels[4], 13_107, 65_535);
        });
        Assert.All(Shown(OlaArtNet), levels => Assert.InRange(levels[2], 51, 255));

        // A shell ignores SIGINT for programs in the background, and so do their children.
        await worker.SignalAsync("TERM");
        await worker.WaitForExitAsync();
        await worker.WaitUntilAsync(() => ola.Levels(Sacn)[^1].All(level => level == 0) && ola.Levels(OlaArtNet)[^1].All(level => level == 0));
        Assert.Contains(ola.Log, line => line.Contains("terminat", StringComparison.OrdinalIgnoreCase));

        int[][] Shown(int universe) => [.. ola.Levels(universe).SkipWhile(levels => levels.All(level => level == 0))];
        int Different(int universe, int channel) => Shown(universe).Select(levels => levels[channel]).Distinct().Count();
    }
}
