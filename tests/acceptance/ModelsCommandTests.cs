namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound models</c>.</summary>
public sealed class ModelsCommandTests : IDisposable
{
    private readonly TemporaryFolder _temp = new();

    private static string BundledFolder => Path.Combine(AppContext.BaseDirectory, "models");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Lists_and_uses_the_bundled_networks()
    {
        var json = (await WorkerProcess.RunAsync("models", "list", "--json")).Json;
        var networks = json.GetProperty("networks").EnumerateArray().ToArray();
        Assert.All(networks, network => Assert.True(network.GetProperty("megabytes").GetDouble() > 0));
        Assert.All(networks, network => Assert.NotEmpty(network.GetProperty("trainedOn").GetString()!));
        Assert.All(networks, network => Assert.True(network.GetProperty("results").GetArrayLength() > 0));
        foreach (var role in new[] { "correspondence", "sound-embedding" })
        {
            var used = json.GetProperty("taken").GetProperty(role).GetString();
            Assert.Contains(networks, network => network.GetProperty("folder").GetString() == used && network.GetProperty("role").GetString() == role);
        }
    }

    [Fact]
    public async Task Uses_the_bundled_network_for_a_role_missing_from_the_folder()
    {
        var network = Copy("mine", "sound-embedding");
        var used = (await WorkerProcess.RunAsync("models", "list", _temp["."], "--json")).Json.GetProperty("taken");
        Assert.Equal(network, used.GetProperty("sound-embedding").GetString());
        Assert.StartsWith(BundledFolder, used.GetProperty("correspondence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requires_a_choice_between_two_networks_of_the_same_role()
    {
        var (network, other) = (Copy("mine", "correspondence"), Copy("other", "correspondence"));
        var used = (await WorkerProcess.RunAsync("models", "list", _temp["."], "--json")).Json.GetProperty("taken");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, used.GetProperty("correspondence").ValueKind);
        var ambiguous = await WorkerProcess.RunAsync("score", "a.png", "a.wav", "--models", _temp["."]);
        Assert.Contains($"There are 2 correspondence networks. Use only one of {network}, {other}.", ambiguous.ErrorLine, StringComparison.Ordinal);
        var named = await WorkerProcess.RunAsync("score", "a.png", "a.wav", "--models", network);
        Assert.Contains("a.png", named.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_the_other_networks_if_one_cannot_be_read()
    {
        Copy("mine", "sound-embedding");
        Directory.CreateDirectory(_temp["broken"]);
        var manifest = _temp.Write(Path.Combine("broken", "model.json"), "{}");
        var result = await WorkerProcess.RunAsync("models", "list", _temp["."]);
        Assert.Equal(1, result.Status);
        Assert.Contains("sound-embedding: ", result.Output, StringComparison.Ordinal);
        Assert.StartsWith(manifest, Assert.Single(result.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("correspondence")]
    [InlineData("sound-embedding")]
    public async Task The_bundled_networks_pass_the_check(string role)
    {
        var json = (await WorkerProcess.RunAsync("models", "check", FindBundled(role), "--json")).Json;
        Assert.True(json.GetProperty("usable").GetBoolean());
        Assert.All(json.GetProperty("findings").EnumerateArray(), finding => Assert.True(finding.GetProperty("ok").GetBoolean()));
        Assert.True(json.GetProperty("stepMilliseconds").GetDouble() > 0);
    }

    [Fact]
    public async Task Prints_each_finding_on_a_line_and_exits_with_status_1()
    {
        var network = Copy("mine", "sound-embedding");
        File.Delete(Path.Combine(network, "sound.onnx"));
        var result = await WorkerProcess.RunAsync("models", "check", network);
        Assert.Equal(1, result.Status);
        Assert.Contains("\nwrong  files: " + Path.Combine(network, "sound.onnx"), result.Output, StringComparison.Ordinal);
        Assert.Single(result.Errors);
    }

    private static string FindBundled(string role) => Directory.GetDirectories(BundledFolder)
        .First(folder => File.ReadAllText(Path.Combine(folder, "model.json")).Contains($"\"role\": \"{role}\"", StringComparison.Ordinal));

    private string Copy(string name, string role) => _temp.Copy(name, Directory.GetFiles(FindBundled(role)));
}
