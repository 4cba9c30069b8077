using System.Net;
using System.Text;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Query;

namespace PaintSound.Osc.Tests;

/// <summary>The namespaces of other programs, in the forms that servers write.</summary>
public sealed class OscQueryClientTests
{
    [Fact]
    public async Task Reads_types_ranges_and_access_in_all_forms()
    {
        var peer = await ReadAsync(
            """{ "NAME": "Stage", "OSC_IP": "10.0.0.9", "OSC_PORT": 7000, "OSC_TRANSPORT": "TCP" }""",
            """
            { "FULL_PATH": "/", "CONTENTS": {
              "fog": { "FULL_PATH": "/fog", "TYPE": "f", "ACCESS": 3, "RANGE": [ { "MIN": 0, "MAX": 100 } ], "DESCRIPTION": "Density", "VALUE": [ 40.5 ] },
              "bare": { "TYPE": "i", "RANGE": { "MIN": -5 }, "VALUE": 3 },
              "read": { "FULL_PATH": "/read", "TYPE": "f", "ACCESS": 1, "RANGE": [ null ], "VALUE": [ null ] },
              "both": { "FULL_PATH": "/both", "TYPE": "sf", "ACCESS": 2, "VALUE": [ "a", 1 ], "CONTENTS": { "x": { "FULL_PATH": "/both/x", "TYPE": "T", "RANGE": [] } } },
              "odd": [1], "text": "no node", "empty": { "TYPE": "" } } }
            """);
        Assert.Equal(("Stage", "10.0.0.9", 7000, true), (peer.Name, peer.OscHost, peer.OscPort, peer.IsTcp));
        Assert.Equal(
            [
                new OscQueryPeerAddress("/fog", "f", true, 0, 100, "Density") { Value = 40.5 },
                new OscQueryPeerAddress("/bare", "i", true, -5, null, "") { Value = 3 },
                new OscQueryPeerAddress("/read", "f", false, null, null, ""),
                new OscQueryPeerAddress("/both", "sf", true, null, null, ""),
                new OscQueryPeerAddress("/both/x", "T", true, null, null, ""),
            ],
            peer.Addresses);
        Assert.Equal([true, true, false, false, false], peer.Addresses.Select(address => address.IsNumber));
    }

    [Fact]
    public async Task What_host_info_leaves_out_is_that_of_the_request()
    {
        var peer = await ReadAsync("{}", """{ "FULL_PATH": "/" }""");
        Assert.Equal(("", "stage", 9000, false), (peer.Name, peer.OscHost, peer.OscPort, peer.IsTcp));
        Assert.Empty(peer.Addresses);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task An_answer_that_is_not_OSCQuery_is_one_clear_line(string answer)
    {
        var error = await Assert.ThrowsAsync<OscException>(() => ReadAsync(answer, answer));
        Assert.StartsWith("No OSCQuery at stage:9000 (", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task Reads_the_namespace_of_PaintSound()
    {
        var query = new OscQuery(new OscNamespace(), new IPEndPoint(IPAddress.Loopback, 9100));
        var peer = await ReadAsync(Encoding.UTF8.GetString(query.Answer("/", "HOST_INFO").Json.Span), Encoding.UTF8.GetString(query.Answer("/", "").Json.Span));
        Assert.Equal(("PaintSound", "127.0.0.1", 9100), (peer.Name, peer.OscHost, peer.OscPort));
        Assert.Equal(
            Catalogue.All.ToDictionary(entry => entry.Address, entry => entry.IsReceived),
            peer.Addresses.ToDictionary(address => address.Path, address => address.IsWritable));
    }

    private static async Task<OscQueryPeer> ReadAsync(string hostInfo, string tree)
    {
        using var client = new HttpClient(new Answers(hostInfo, tree));
        return await OscQueryClient.ReadAsync("stage", 9000, client, TestContext.Current.CancellationToken);
    }

    private sealed class Answers(string hostInfo, string tree) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(
            new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(request.RequestUri!.Query == "?HOST_INFO" ? hostInfo : tree) });
    }
}
