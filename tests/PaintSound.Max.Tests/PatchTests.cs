using System.Text.Json.Nodes;
using PaintSound.Core.Control;
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
        Assert.Equal(15, _patches.Count);
        Assert.Empty(_patches.SelectMany(patch => PatchLint.FindErrors(patch.Value, table).Select(error => $"{patch.Key}: {error}")));
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

        // Besides, the patch asks for all values when it opens.
        var controls = Catalogue.Controls.Append(Catalogue.State).Select(entry => entry.Address);
        Assert.Equal(controls.Order(StringComparer.Ordinal), PatchLint.FindAddresses(texts).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_control_shows_changes_without_sending()
    {
        var route = Boxes("paintsound.control.maxpat").Single(box => Text(box).StartsWith("route /paintsound/", StringComparison.Ordinal));
        var sent = Catalogue.Controls.Where(entry => entry.IsSent).ToArray();
        Assert.Equal(sent.Select(entry => entry.Address), Text(route).Split(' ').Skip(1));
        var names = sent.SelectMany(entry => entry.Arguments is [{ Words: { Count: > 0 } items }, _] ? items.Select(item => $"-{item}") : [""], (entry, item) =>
            $"#0-{entry.Control!.Name.Replace('/', '-')}{item}").ToArray();
        Assert.All(names, name => Assert.Contains(Boxes("paintsound.control.maxpat"), box => Text(box) == $"s {name}"));
        Assert.All(names, name => Assert.Contains(Boxes("paintsound.control.maxpat"), box => Text(box) == $"r {name}"));
    }

    [Fact]
    public void Menus_and_ranges_are_those_of_the_catalogue()
    {
        var (menus, ranges) = (0, 0);
        foreach (var entry in Catalogue.Controls)
        {
            foreach (var box in Boxes("paintsound.control.maxpat").Where(box => Sends(box, entry.Address)))
            {
                var value = entry.Arguments[^1];
                if (box["items"] is JsonArray items)
                {
                    menus++;
                    Assert.Equal(string.Join(" , ", value.Words), string.Join(' ', items));
                    Assert.Equal((2 * value.Words.Count) - 1, items.Count);
                }
                else if (box["minimum"] is { } minimum)
                {
                    ranges++;
                    Assert.Equal((value.Minimum, value.Maximum), (minimum.GetValue<double>(), box["maximum"]!.GetValue<double>()));
                }
            }
        }

        Assert.Equal(Catalogue.Controls.Count(entry => entry.Control!.Kind == ControlKind.Choice), menus);
        Assert.Equal(Boxes("paintsound.control.maxpat").Count(box => box["maxclass"]!.GetValue<string>() == "flonum"), ranges);
    }

    [Theory]
    [InlineData("/paintsound/brush/level", "/paintsound/brush/loudness", "is not in the catalogue")]
    [InlineData("deferlow", "defer_low", "unknown object")]
    [InlineData("\"maxclass\":\"outlet\"", "\"maxclass\":\"outlett\"", "unknown object")]
    [InlineData("\"numoutlets\":{ports}", "\"numoutlets\":1", "it has {ports} inlets and {ports} outlets")]
    [InlineData("\"destination\":[\"obj-4\",0]", "\"destination\":[\"obj-400\",0]", "destination at obj-400, which does not exist")]
    [InlineData("\"destination\":[\"obj-4\",0]", "\"destination\":[\"obj-4\",{ports}]", "destination at port {ports} of obj-4")]
    [InlineData("\"source\":[\"obj-3\",0]", "\"source\":[\"obj-3\",1]", "source at port 1 of obj-3")]
    [InlineData("\"id\":\"obj-5\"", "\"id\":\"obj-4\"", "duplicate obj-4")]
    public void Finds_errors_in_a_broken_patch(string valid, string broken, string error)
    {
        var text = _patches[Receive].ToJsonString();
        var ports = $"{Catalogue.All.Count(entry => entry.Direction == Direction.Out) + 1}"; // one for each address, and one for the rest
        (valid, broken, error) = (Fill(valid), Fill(broken), Fill(error));
        string Fill(string template) => template.Replace("{ports}", ports, StringComparison.Ordinal);
        Assert.Contains(valid, text, StringComparison.Ordinal);
        var patch = JsonNode.Parse(text.Replace(valid, broken, StringComparison.Ordinal))!;
        Assert.Contains(PatchLint.FindErrors(patch, new ObjectTable(_patches)), message => message.Contains(error, StringComparison.Ordinal));
    }

    private IEnumerable<JsonNode> Boxes(string patch) => _patches[patch]["patcher"]!["boxes"]!.AsArray().Select(entry => entry!["box"]!);

    // The next box that a box leads to is the message with the address; a control by name has "prepend fader" and its script before it.
    private bool Sends(JsonNode box, string address)
    {
        var boxes = Boxes("paintsound.control.maxpat").ToDictionary(Id, StringComparer.Ordinal);
        var next = box;
        for (var step = 0; step < 3; step++)
        {
            var line = _patches["paintsound.control.maxpat"]["patcher"]!["lines"]!.AsArray().Select(entry => entry!["patchline"]!)
                .FirstOrDefault(line => line["source"]![0]!.GetValue<string>() == Id(next) && line["source"]![1]!.GetValue<int>() == (next["items"] is null ? 0 : 1));
            if (line is null)
            {
                return false;
            }

            next = boxes[line["destination"]![0]!.GetValue<string>()];
            if (Text(next) == $"prepend {address}" || Text(next).StartsWith($"prepend {address} ", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

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
