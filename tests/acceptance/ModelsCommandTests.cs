namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound models</c>.</summary>
public sealed class ModelsCommandTests : IDisposable
{
    private readonly Place _place = new();

    private static string Own => Path.Combine(AppContext.BaseDirectory, "models");

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task PaintSounds_own_networks_are_listed_and_taken()
    {
        var answer = (await WorkerProcess.RunAsync("models", "list", "--json")).Json;
        var networks = answer.GetProperty("networks").EnumerateArray().ToArray();
        Assert.All(networks, network => Assert.True(network.GetProperty("megabytes").GetDouble() > 0));
        Assert.All(networks, network => Assert.NotEmpty(network.GetProperty("trainedOn").GetString()!));
        Assert.All(networks, network => Assert.True(network.GetProperty("results").GetArrayLength() > 0));
        foreach (var role in new[] { "correspondence", "sound-embedding" })
        {
            var taken = answer.GetProperty("taken").GetProperty(role).GetString();
            Assert.Contains(networks, network => network.GetProperty("folder").GetString() == taken && network.GetProperty("role").GetString() == role);
        }
    }

    [Fact]
    public async Task A_role_that_a_folder_lacks_is_played_by_PaintSounds_own()
    {
        var mine = Copy("mine", "sound-embedding");
        var taken = (await WorkerProcess.RunAsync("models", "list", _place["."], "--json")).Json.GetProperty("taken");
        Assert.Equal(mine, taken.GetProperty("sound-embedding").GetString());
        Assert.StartsWith(Own, taken.GetProperty("correspondence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_that_play_the_same_role_one_must_be_named()
    {
        var (mine, other) = (Copy("mine", "correspondence"), Copy("other", "correspondence"));
        var taken = (await WorkerProcess.RunAsync("models", "list", _place["."], "--json")).Json.GetProperty("taken");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, taken.GetProperty("correspondence").ValueKind);
        var asked = await WorkerProcess.RunAsync("score", "a.png", "a.wav", "--models", _place["."]);
        Assert.Contains($"There are 2 correspondence networks. Use only one of {mine}, {other}.", asked.Complaint, StringComparison.Ordinal);
        var named = await WorkerProcess.RunAsync("score", "a.png", "a.wav", "--models", mine);
        Assert.Contains("a.png", named.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_that_cannot_be_read_does_not_hide_the_others()
    {
        Copy("mine", "sound-embedding");
        Directory.CreateDirectory(_place["broken"]);
        var manifest = _place.Write(Path.Combine("broken", "model.json"), "{}");
        var outcome = await WorkerProcess.RunAsync("models", "list", _place["."]);
        Assert.Equal(1, outcome.Status);
        Assert.Contains("sound-embedding: ", outcome.Output, StringComparison.Ordinal);
        Assert.StartsWith(manifest, Assert.Single(outcome.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("correspondence")]
    [InlineData("sound-embedding")]
    public async Task PaintSounds_own_networks_pass_their_check(string role)
    {
        var answer = (await WorkerProcess.RunAsync("models", "check", Folder(role), "--json")).Json;
        Assert.True(answer.GetProperty("usable").GetBoolean());
        Assert.All(answer.GetProperty("findings").EnumerateArray(), finding => Assert.True(finding.GetProperty("ok").GetBoolean()));
        Assert.True(answer.GetProperty("stepMilliseconds").GetDouble() > 0);
    }

    [Fact]
    public async Task What_is_wrong_is_said_line_by_line_and_the_status_is_1()
    {
        var mine = Copy("mine", "sound-embedding");
        File.Delete(Path.Combine(mine, "sound.onnx"));
        var outcome = await WorkerProcess.RunAsync("models", "check", mine);
        Assert.Equal(1, outcome.Status);
        Assert.Contains("\nwrong  files: " + Path.Combine(mine, "sound.onnx"), outcome.Output, StringComparison.Ordinal);
        Assert.Single(outcome.Errors);
    }

    private static string Folder(string role) => Directory.GetDirectories(Own)
        .First(folder => File.ReadAllText(Path.Combine(folder, "model.json")).Contains($"\"role\": \"{role}\"", StringComparison.Ordinal));

    private string Copy(string name, string role) => _place.Copy(name, Directory.GetFiles(Folder(role)));
}
