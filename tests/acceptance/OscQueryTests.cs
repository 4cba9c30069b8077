using System.Text.Json;
using PaintSound.Core.Control;
using PaintSound.Osc.Addresses;

namespace PaintSound.Acceptance.Tests;

/// <summary>A client that is not ours (npm's <c>oscquery</c>) finds PaintSound on the network by itself and walks its namespace.</summary>
public class OscQueryTests(Atelier atelier)
{
    [Fact]
    public async Task A_client_that_is_not_ours_finds_the_namespace_and_walks_it()
    {
        using var place = new Place();
        var (controls, query) = (Ports.Free(), Ports.Free());
        var show = place.Write("show.yaml",
            $$"""
            library: {{atelier.Library}}
            brush:
              simulated: 1
            canvas:
              simulated: 1
            osc:
              listen: 127.0.0.1:{{controls}}
              query: 127.0.0.1:{{query}}
            """);
        using var worker = WorkerProcess.Start("run", show);
        using var client = Peer.Start("nodejs", "node", Path.Combine(AppContext.BaseDirectory, "peers", "oscquery.cjs"), $"{query}");
        using var found = JsonDocument.Parse(await client.LineAsync(line => line.StartsWith('{')));

        Assert.Equal("PaintSound", found.RootElement.GetProperty("name").GetString());
        Assert.Equal(controls, found.RootElement.GetProperty("oscPort").GetInt32());
        var methods = found.RootElement.GetProperty("methods").EnumerateArray().ToDictionary(method => method.GetProperty("path").GetString()!);
        Assert.Equal(
            Catalogue.All.Where(entry => entry.Arguments.Count > 0).Select(entry => entry.Address).Order(StringComparer.Ordinal),
            methods.Keys.Order(StringComparer.Ordinal));
        var gate = methods[Catalogue.Of(ControlTable.Gate).Address];
        Assert.Equal(Catalogue.Of(ControlTable.Gate).Description, gate.GetProperty("description").GetString());
        Assert.Equal(1, gate.GetProperty("arguments")[0].GetProperty("range").GetProperty("max").GetDouble());
    }
}
