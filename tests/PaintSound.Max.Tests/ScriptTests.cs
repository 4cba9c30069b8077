using System.Text.RegularExpressions;
using PaintSound.Osc.Addresses;

namespace PaintSound.Max.Tests;

public class ScriptTests
{
    [Fact]
    public async Task The_device_does_under_Node_what_the_protocol_says()
    {
        var (status, said) = await Folder.RunAsync("node", "--test", Path.Combine("tests", "PaintSound.Max.Tests", "script.test.js"));
        Assert.True(status == 0, said);
    }

    [Fact]
    public void Every_address_that_the_script_knows_is_of_the_protocol()
    {
        var script = string.Concat(new[] { "paintsound.live.js", "paintsound.live.find.js", "paintsound.live.fades.js" }.Select(file => File.ReadAllText(Path.Combine(Folder.Patches, file))));
        var (said, taken) = (Words("say\\(\"(?<word>[a-z]+)\"", script), Words("(?<word>[a-z]+): [0-9]", script[script.IndexOf("var TAKES", StringComparison.Ordinal)..script.IndexOf("var DOES", StringComparison.Ordinal)]));
        Assert.Equal(Protocol(Direction.In), said);
        Assert.Equal(Protocol(Direction.Out), taken);
        Assert.All(LiveCatalogue.All.Where(entry => entry.Direction == Direction.Out), entry => Assert.Contains(
            $"{entry.Address.Split('/')[^1]}: {entry.Arguments.Count}", script, StringComparison.Ordinal));
        Assert.Contains($"var PROTOCOL = {LiveCatalogue.Protocol};", script, StringComparison.Ordinal);
    }

    [Fact]
    public void The_device_listens_where_PaintSound_speaks() => Assert.Contains(
        Folder.All()["PaintSound.amxd"]["patcher"]!["boxes"]!.AsArray(),
        box => box!["box"]!["text"]?.GetValue<string>() == $"udpreceive {LiveCatalogue.MaxDevicePort} @defer 1");

    private static IEnumerable<string> Protocol(Direction direction) => LiveCatalogue.All
        .Where(entry => entry.Direction == direction).Select(entry => entry.Address.Split('/')[^1]).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Words(string pattern, string text) => Regex
        .Matches(text, pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)
        .Select(match => match.Groups["word"].Value).Distinct().Order(StringComparer.Ordinal);
}
