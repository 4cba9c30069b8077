using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Control;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Output;
using PaintSound.Osc.Query;

namespace PaintSound.Osc.Tests;

/// <summary>
/// What the clients ossia (ossia score) and Chataigne require of a server, as their sources read the answers. Both drop what they cannot
/// read without a message.
/// </summary>
public sealed class OscQueryClientRulesTests
{
    /// <summary>The letters that Chataigne makes a parameter or a trigger of. Other types, such as sf, are left out there.</summary>
    private static readonly string[] ChataigneTypes = ["N", "I", "i", "h", "f", "d", "ii", "ff", "iii", "fff", "iiii", "ffff", "r", "s", "S", "c", "T", "F"];

    private readonly OscNamespace _latest = new();

    private OscQuery Query => new(_latest, new IPEndPoint(IPAddress.Any, 9100));

    [Theory]
    [InlineData("?HOST_INFO")]
    [InlineData("?HOST_INFO=1")]
    [InlineData("HOST_INFO")]
    public void Host_info_is_told_from_a_node_and_has_the_keys_in_their_types(string query)
    {
        var info = ReadJson(Query.Answer("/", query));

        // ossia takes an answer with FULL_PATH for the namespace, and one with NAME for this.
        Assert.False(info.ContainsKey("FULL_PATH"));
        Assert.Equal("PaintSound", (string)info["NAME"]!);
        Assert.Equal((9100, "UDP"), ((int)info["OSC_PORT"]!, (string)info["OSC_TRANSPORT"]!));
        Assert.False(info.ContainsKey("OSC_IP"));
        Assert.All(info["EXTENSIONS"]!.AsObject(), extension => Assert.True((bool)extension.Value!));
        foreach (var required in new[] { "ACCESS", "VALUE", "RANGE", "DESCRIPTION", "LISTEN" })
        {
            Assert.True(info["EXTENSIONS"]!.AsObject().ContainsKey(required), required);
        }
    }

    [Fact]
    public async Task Every_node_has_its_attributes_in_the_form_that_clients_read()
    {
        await SendAllControlsAsync();
        var nodes = 0;
        Walk("/", ReadJson(Query.Answer("/", "")), (path, node) =>
        {
            nodes++;
            Assert.Equal(path, (string)node["FULL_PATH"]!);
            Assert.InRange((int)node["ACCESS"]!, 0, 3);
            if (node["TYPE"] is null)
            {
                Assert.Equal(0, (int)node["ACCESS"]!);
                Assert.IsType<JsonObject>(node["CONTENTS"]);
                return;
            }

            var type = (string)node["TYPE"]!;
            Assert.NotEmpty(type);
            Assert.InRange((int)node["ACCESS"]!, 1, 3);
            foreach (var attribute in new[] { "VALUE", "RANGE", "UNIT" }.Where(node.ContainsKey))
            {
                // One item for each letter of the type: Chataigne and ossia read them side by side.
                Assert.Equal(type.Length, node[attribute]!.AsArray().Count);
            }

            foreach (var range in node["RANGE"]?.AsArray() ?? [])
            {
                Assert.True(range is null or JsonObject);
                Assert.True(range?["VALS"] is null or JsonArray { Count: > 0 });
                Assert.True(range?["MIN"] is null || range["MAX"] is null || (double)range["MIN"]! < (double)range["MAX"]!);
            }
        });
        Assert.InRange(nodes, Catalogue.All.Count + 1, int.MaxValue);
    }

    [Fact]
    public void Controls_with_one_value_become_parameters_and_triggers_in_Chataigne() => Assert.All(
        Catalogue.All.Where(entry => entry.Control is { Family: null }),
        entry => Assert.Contains((string)ReadJson(Query.Answer(entry.Address, ""))["TYPE"]!, ChataigneTypes));

    [Fact]
    public async Task Every_control_has_a_value_of_its_type_and_LISTEN_sends_it_as_binary_OSC()
    {
        await SendAllControlsAsync();
        foreach (var entry in Catalogue.All.Where(entry => entry.Control is { Family: null, Kind: not ControlKind.Trigger }))
        {
            var value = ReadJson(Query.Answer(entry.Address, "?VALUE"))["VALUE"]!.AsArray();
            var listener = new OscQueryListener(_latest);
            Assert.True(listener.TryHandle(Encoding.UTF8.GetBytes($$"""{ "COMMAND": "LISTEN", "DATA": "{{entry.Address}}" }""")));
            Assert.True(OscPacket.TryRead(Assert.Single(listener.ReadNew()), out var messages));
            Assert.Equal(entry.Address, messages[0].Address);
            Assert.Equal(string.Concat(entry.Arguments.Select(argument => (char)argument.Type)), string.Concat(messages[0].Arguments.Select(argument => (char)argument.Type)));
            Assert.All(messages[0].Arguments.Zip(value), pair => Assert.True(
                pair.First.TryText(out var text) ? text == (string)pair.Second! : pair.First.TryNumber(out var number) && number == (double)pair.Second!));
        }
    }

    private async Task SendAllControlsAsync()
    {
        using var sender = await OscSender.OpenAsync([], NullLogger<OscSender>.Instance, TimeProvider.System, TestContext.Current.CancellationToken, _latest);
        new OscControlSender(sender).Send(new ShowState());
    }

    private static void Walk(string path, JsonObject node, Action<string, JsonObject> visit)
    {
        visit(path, node);
        foreach (var (name, child) in node["CONTENTS"]?.AsObject() ?? [])
        {
            Walk(path == "/" ? $"/{name}" : $"{path}/{name}", child!.AsObject(), visit);
        }
    }

    private static JsonObject ReadJson(OscQueryAnswer answer)
    {
        Assert.Equal(200, answer.Status);
        return JsonNode.Parse(answer.Json.Span)!.AsObject();
    }
}
