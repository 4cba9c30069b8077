using System.Globalization;

namespace PaintSound.Acceptance.Tests;

/// <summary>The OSC library liblo receives over TCP what a modulation sends, with both ways to separate messages.</summary>
public class OscTcpTests(SampleLibraryFixture samples)
{
    [Theory]
    [InlineData("tcp")]
    [InlineData("slip")]
    public async Task Liblo_receives_a_modulation_over_TCP(string scheme)
    {
        using var temp = new TemporaryFolder();
        var (port, controlPort) = (FreePort.Find(), FreePort.Find());
        var show = temp.Write("show.yaml",
            $$"""
            library: {{samples.Library}}
            brush:
              simulated: 1
            canvas:
              simulated: 1
            osc:
              listen: 127.0.0.1:{{controlPort}}
              query: off
            modulations:
              warm:
                source: brush-level
                curve: { release: 0.2, range: [0.2, 1] }
                target: { program: grandma3, osc: "{{scheme}}://127.0.0.1:{{port}}", address: /Page1/Fader201 }
            """);

        // The program starts before its peer.
        using var worker = WorkerProcess.Start("run", show);
        await worker.WaitForLineAsync(line => line.StartsWith($"OSC target {scheme}://127.0.0.1:{port}: no connection", StringComparison.Ordinal));
        using var console = ChildProcess.Start("liblo-tools", "oscdump", "-L", $"osc.tcp://:{port}/");
        await console.WaitUntilAsync(() => Values(console).Distinct().Count() > 20);
        Assert.All(Values(console), value => Assert.InRange(value, 19.99, 100));

        // Not whole percent: a slow fade has no steps.
        Assert.Contains(Values(console), value => Math.Abs(value - Math.Round(value)) > 0.1);
    }

    private static double[] Values(ChildProcess console) =>
        [.. console.Output.Where(line => line.Contains("/Page1/Fader201 f ", StringComparison.Ordinal)).Select(line => double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture))];
}
