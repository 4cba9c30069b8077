using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Brush;
using PaintSound.Core.Control;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Output;
using PaintSound.Osc.Query;

namespace PaintSound.Osc.Tests;

public sealed class OscQueryTests
{
    private static readonly IPEndPoint Control = new(IPAddress.Loopback, 9100);

    [Fact]
    public void Tree_contains_every_address_with_its_type()
    {
        var query = new OscQuery(new OscNamespace(), Control);
        var found = new Dictionary<string, string>();
        Walk(ReadJson(query.Answer("/", "")), found);
        Assert.Equal(Catalogue.All.ToDictionary(e => e.Address, e => e.Arguments.Count == 0 ? "I" : string.Concat(e.Arguments.Select(a => (char)a.Type))), found);
    }

    [Fact]
    public void Node_has_range_words_unit_access_and_description()
    {
        var query = new OscQuery(new OscNamespace(), Control);
        var dwell = ReadJson(query.Answer("/paintsound/control/dwell", ""));
        Assert.Equal(3, (int)dwell["ACCESS"]!);
        Assert.Equal(600, (double)dwell["RANGE"]![0]!["MAX"]!);
        Assert.Equal("seconds", (string)dwell["UNIT"]![0]!);
        Assert.Equal(Catalogue.Of(ControlTable.Dwell).Description, (string)dwell["DESCRIPTION"]!);
        Assert.Equal(2, (int)ReadJson(query.Answer("/paintsound/control/next", ""))["ACCESS"]!);
        var state = ReadJson(query.Answer("/paintsound/source/state", ""));
        Assert.Equal(1, (int)state["ACCESS"]!);
        Assert.Contains("running", state["RANGE"]![1]!["VALS"]!.AsArray().Select(word => (string)word!));
        Assert.Equal(0, (int)ReadJson(query.Answer("/paintsound", ""))["ACCESS"]!);
    }

    [Fact]
    public void Address_can_have_others_below_it()
    {
        var congruity = ReadJson(new OscQuery(new OscNamespace(), Control).Answer("/paintsound/congruity/", ""));
        Assert.Equal("f", (string)congruity["TYPE"]!);
        Assert.Equal("/paintsound/congruity/raw", (string)congruity["CONTENTS"]!["raw"]!["FULL_PATH"]!);
    }

    [Theory]
    [InlineData("/paintsound/brush/level", "TYPE", 200)]
    [InlineData("/paintsound/brush/level", "VALUE", 204)]
    [InlineData("/paintsound/brush/level", "UNIT", 204)]
    [InlineData("/paintsound/brush/level", "COLOUR", 400)]
    [InlineData("/paintsound/brush/lev", "", 404)]
    [InlineData("/paint", "", 404)]
    [InlineData("/..", "", 404)]
    [InlineData("", "", 200)]
    public void Status_shows_a_missing_node_or_attribute(string path, string attribute, int status) =>
        Assert.Equal(status, new OscQuery(new OscNamespace(), Control).Answer(path, attribute).Status);

    [Fact]
    public async Task Value_is_the_last_one_sent()
    {
        var latest = new OscNamespace();
        using var sender = await OscSender.OpenAsync([], NullLogger<OscSender>.Instance, TimeProvider.System, TestContext.Current.CancellationToken, latest);
        var events = new OscOutput(sender);
        events.OnBrush(new BrushFeatures(0.25f, 0, 0, 0));
        events.OnBrush(new BrushFeatures(0.5f, 0, 0, 0));
        events.OnSelected(SampleEvents.CreateSelection("w1", "Slow, \"quoted\"", "/music/a.wav", 12, 0.1f, 0.7f));
        var query = new OscQuery(latest, Control);
        Assert.Equal("""{"VALUE":[0.5]}""", ReadText(query.Answer("/paintsound/brush/level", "?VALUE")));
        var music = ReadJson(query.Answer("/paintsound/selection/music", ""))["VALUE"]!.AsArray();
        Assert.Equal(["w1", "Slow, \"quoted\"", "/music/a.wav"], music.Take(3).Select(value => (string)value!));
        Assert.Equal(12, (double)music[3]!);
    }

    [Fact]
    public void Host_info_has_the_port_for_controls()
    {
        var host = ReadJson(new OscQuery(new OscNamespace(), Control).Answer("/", "?HOST_INFO"));
        Assert.Equal(OscQuery.Name, (string)host["NAME"]!);
        Assert.Equal((9100, "127.0.0.1", "UDP"), ((int)host["OSC_PORT"]!, (string)host["OSC_IP"]!, (string)host["OSC_TRANSPORT"]!));
        Assert.True((bool)host["EXTENSIONS"]!["LISTEN"]!);
    }

    private static void Walk(JsonNode node, Dictionary<string, string> found)
    {
        if (node["TYPE"] is { } type)
        {
            found.Add((string)node["FULL_PATH"]!, (string)type!);
        }

        foreach (var (_, child) in node["CONTENTS"]?.AsObject() ?? [])
        {
            Walk(child!, found);
        }
    }

    private static JsonNode ReadJson(OscQueryAnswer answer)
    {
        Assert.Equal(200, answer.Status);
        return JsonNode.Parse(answer.Json.Span)!;
    }

    private static string ReadText(OscQueryAnswer answer) => System.Text.Encoding.UTF8.GetString(answer.Json.Span);
}
