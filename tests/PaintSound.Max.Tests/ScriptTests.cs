using System.Text.RegularExpressions;
using PaintSound.Osc.Addresses;

namespace PaintSound.Max.Tests;

public class ScriptTests
{
    [Theory]
    [InlineData("script.test.js")]
    [InlineData("device.test.js")]
    [InlineData("patches.test.js")]
    public async Task Node_tests_pass(string file)
    {
        var (status, output) = await Folder.RunAsync("node", "--test", Path.Combine("tests", "PaintSound.Max.Tests", file));
        Assert.True(status == 0, output);
    }

    [Fact]
    public void Script_uses_the_addresses_of_the_protocol()
    {
        var script = Device.Read(Folder.DeviceFile).Scripts.Values.Single();
        var (sent, received) = (FindWords("sendReply\\(\"(?<word>[a-z]+)\"", script), FindWords("(?<word>[a-z]+): [0-9]", script[script.IndexOf("var TAKES", StringComparison.Ordinal)..script.IndexOf("var DOES", StringComparison.Ordinal)]));
        Assert.Equal(GetNames(Direction.In), sent);
        Assert.Equal(GetNames(Direction.Out), received);
        Assert.All(LiveCatalogue.All.Where(entry => entry.Direction == Direction.Out), entry => Assert.Contains(
            $"{entry.Address.Split('/')[^1]}: {entry.Arguments.Count}", script, StringComparison.Ordinal));
        Assert.Contains($"var PROTOCOL = {LiveCatalogue.Protocol};", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Device_receives_at_the_port_of_PaintSound() => Assert.Contains(
        Folder.ReadPatches()["PaintSound.amxd"]["patcher"]!["boxes"]!.AsArray(),
        box => box!["box"]!["text"]?.GetValue<string>() == $"udpreceive {LiveCatalogue.MaxDevicePort} @defer 1 @quiet 1");

    private static IEnumerable<string> GetNames(Direction direction) => LiveCatalogue.All
        .Where(entry => entry.Direction == direction).Select(entry => entry.Address.Split('/')[^1]).Order(StringComparer.Ordinal);

    private static IEnumerable<string> FindWords(string pattern, string text) => Regex
        .Matches(text, pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)
        .Select(match => match.Groups["word"].Value).Distinct().Order(StringComparer.Ordinal);
}
