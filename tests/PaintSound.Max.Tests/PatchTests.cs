using System.Text.Json.Nodes;
using PaintSound.Osc.Addresses;

namespace PaintSound.Max.Tests;

public class PatchTests
{
    private const string Receive = "paintsound.receive.maxpat";

    private readonly IReadOnlyDictionary<string, JsonNode> _patches = Folder.ReadPatches();

    [Fact]
    public void Patches_have_no_errors()
    {
        var table = new ObjectTable(_patches);
        Assert.Equal(12, _patches.Count);
        Assert.Empty(_patches.SelectMany(patch => PatchLint.FindErrors(patch.Value, table).Select(error => $"{patch.Key}: {error}")));
    }

    [Fact]
    public void Every_patch_has_a_help_patch()
    {
        var names = _patches.Keys.Where(name => name.EndsWith(".maxpat", StringComparison.Ordinal) && !name.Contains("overview", StringComparison.Ordinal));
        Assert.Equal(5, names.Count());
        Assert.All(names, name => Assert.Contains(Path.ChangeExtension(name, ".maxhelp"), _patches.Keys));
    }

    [Fact]
    public async Task Patches_equal_their_sources() =>
        Assert.Equal((0, ""), await Folder.RunAsync("python3", Path.Combine("max-patches", "make"), "--check"));

    [Fact]
    public void Every_outgoing_address_has_its_outlet_in_the_order_of_the_boxes()
    {
        var route = Boxes(Receive).Single(box => Text(box).StartsWith("route ", StringComparison.Ordinal));
        var sent = Catalogue.All.Where(entry => entry.Direction == Direction.Out).Select(entry => entry.Address);
        Assert.Equal(sent.Order(StringComparer.Ordinal), Text(route).Split(' ').Skip(1).Order(StringComparer.Ordinal));
        var outlets = Boxes(Receive).Where(box => box["maxclass"]!.GetValue<string>() == "outlet").ToArray();
        Assert.Equal(outlets.Select(Left).Order(), outlets.Select(Left));
        for (var port = 0; port < outlets.Length; port++)
        {
            Assert.Equal(Id(outlets[port]), Follow(Id(route), port));
        }
    }

    [Fact]
    public void Every_control_is_in_the_patch()
    {
        var texts = string.Join(' ', Boxes("paintsound.control.maxpat").Where(box => box["maxclass"]!.GetValue<string>() != "comment").Select(Text));
        var controls = Catalogue.Controls.Select(entry => entry.Address);
        Assert.Equal(controls.Order(StringComparer.Ordinal), PatchLint.FindAddresses(texts).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_control_with_one_value_shows_changes_without_sending()
    {
        var route = Boxes("paintsound.control.maxpat").Single(box => Text(box).StartsWith("route ", StringComparison.Ordinal));
        var sent = Catalogue.Controls.Where(entry => entry.IsSent && entry.Arguments.Count == 1).ToArray();
        Assert.Equal(sent.Select(entry => entry.Address).Order(StringComparer.Ordinal), Text(route).Split(' ').Skip(1).Order(StringComparer.Ordinal));
        var names = sent.Select(entry => $"#0-{entry.Control!.Name.Replace('/', '-')}").ToArray();
        Assert.All(names, name => Assert.Contains(Boxes("paintsound.control.maxpat"), box => Text(box) == $"s {name}"));
        Assert.All(names, name => Assert.Contains(Boxes("paintsound.control.maxpat"), box => Text(box) == $"r {name}"));
    }

    [Theory]
    [InlineData("/paintsound/brush/level", "/paintsound/brush/loudness", "is not in the catalogue")]
    [InlineData("deferlow", "defer_low", "unknown object")]
    [InlineData("\"maxclass\":\"outlet\"", "\"maxclass\":\"outlett\"", "unknown object")]
    [InlineData("\"numoutlets\":15", "\"numoutlets\":14", "it has 15 inlets and 15 outlets")]
    [InlineData("\"destination\":[\"obj-4\",0]", "\"destination\":[\"obj-400\",0]", "destination at obj-400, which does not exist")]
    [InlineData("\"destination\":[\"obj-4\",0]", "\"destination\":[\"obj-4\",15]", "destination at port 15 of obj-4")]
    [InlineData("\"source\":[\"obj-3\",0]", "\"source\":[\"obj-3\",1]", "source at port 1 of obj-3")]
    [InlineData("\"id\":\"obj-5\"", "\"id\":\"obj-4\"", "duplicate obj-4")]
    public void Finds_errors_in_a_broken_patch(string valid, string broken, string error)
    {
        var text = _patches[Receive].ToJsonString();
        Assert.Contains(valid, text, StringComparison.Ordinal);
        var patch = JsonNode.Parse(text.Replace(valid, broken, StringComparison.Ordinal))!;
        Assert.Contains(PatchLint.FindErrors(patch, new ObjectTable(_patches)), message => message.Contains(error, StringComparison.Ordinal));
    }

    private IEnumerable<JsonNode> Boxes(string patch) => _patches[patch]["patcher"]!["boxes"]!.AsArray().Select(entry => entry!["box"]!);

    private string Follow(string id, int port)
    {
        var line = Assert.Single(_patches[Receive]["patcher"]!["lines"]!.AsArray().Select(entry => entry!["patchline"]!), line =>
            line["source"]![0]!.GetValue<string>() == id && line["source"]![1]!.GetValue<int>() == port);
        var next = line["destination"]![0]!.GetValue<string>();
        return Text(Boxes(Receive).Single(box => Id(box) == next)) == "deferlow" ? Follow(next, 0) : next;
    }

    private static string Id(JsonNode box) => box["id"]!.GetValue<string>();

    private static string Text(JsonNode box) => box["text"]?.GetValue<string>() ?? "";

    private static double Left(JsonNode box) => box["patching_rect"]![0]!.GetValue<double>();
}
