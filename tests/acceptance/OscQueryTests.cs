using System.Text.Json;
using PaintSound.Core.Control;
using PaintSound.Osc.Addresses;

namespace PaintSound.Acceptance.Tests;

/// <summary>The OSCQuery client of npm (<c>oscquery</c>) discovers PaintSound on the network and reads its namespace.</summary>
public class OscQueryTests(SampleLibraryFixture samples)
{
    [Fact]
    public async Task A_third_party_client_discovers_and_reads_the_namespace()
    {
        using var temp = new TemporaryFolder();
        var (controlPort, queryPort) = (FreePort.Find(), FreePort.Find());
        var show = temp.Write("show.yaml",
            $$"""
            library: {{samples.Library}}
            brush:
              simulated: 1
            canvas:
              simulated: 1
            osc:
              listen: 127.0.0.1:{{controlPort}}
              query: 127.0.0.1:{{queryPort}}
            """);
        using var worker = WorkerProcess.Start("run", show);
        using var client = ChildProcess.Start("nodejs", "node", Path.Combine(AppContext.BaseDirectory, "peers", "oscquery.cjs"), $"{queryPort}");
        using var json = JsonDocument.Parse(await client.WaitForLineAsync(line => line.StartsWith('{')));

        Assert.Equal("PaintSound", json.RootElement.GetProperty("name").GetString());
        Assert.Equal(controlPort, json.RootElement.GetProperty("oscPort").GetInt32());
        var methods = json.RootElement.GetProperty("methods").EnumerateArray().ToDictionary(method => method.GetProperty("path").GetString()!);
        Assert.Equal(
            Catalogue.All.Select(entry => entry.Address).Order(StringComparer.Ordinal),
            methods.Keys.Order(StringComparer.Ordinal));
        var gate = methods[Catalogue.Of(ControlTable.Gate).Address];
        Assert.Equal(Catalogue.Of(ControlTable.Gate).Description, gate.GetProperty("description").GetString());
        Assert.Equal(1, gate.GetProperty("arguments")[0].GetProperty("range").GetProperty("max").GetDouble());
    }

    [Fact]
    public async Task Lists_the_addresses_of_a_third_party_server()
    {
        var port = FreePort.Find();
        using var server = ChildProcess.Start("nodejs", "node", Path.Combine(AppContext.BaseDirectory, "peers", "oscquery-server.cjs"), $"{port}");
        await server.WaitForLineAsync(line => line == "ready");
        var result = await WorkerProcess.RunAsync("addresses", $"127.0.0.1:{port}", "--json");
        Assert.True(result.Status == 0, result.ToString());
        Assert.Equal(
            [
                ("/fog/density", "f", true, """numbers: [0, 100] }"""),
                ("/fog/on", "i", true, "scale: integer, numbers: [0, 1] }"),
                ("/scene", "s", false, null),
            ],
            result.Json.GetProperty("addresses").EnumerateArray().Select(address => (
                address.GetProperty("path").GetString()!,
                address.GetProperty("type").GetString()!,
                address.GetProperty("isWritable").GetBoolean(),
                address.GetProperty("target").GetString() is { } target ? target[(target.IndexOf(", ", target.IndexOf("address", StringComparison.Ordinal), StringComparison.Ordinal) + 2)..] : null))
                .OrderBy(address => address.Item1, StringComparer.Ordinal));
    }
}
