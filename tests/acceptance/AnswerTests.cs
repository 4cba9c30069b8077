using System.Text.Json;

namespace PaintSound.Acceptance.Tests;

/// <summary>What a machine reads, and what a shell is told.</summary>
public class AnswerTests(Atelier atelier)
{
    [Fact]
    public void Select_lists_excerpts_in_order_and_their_files_are_there()
    {
        using var answer = JsonDocument.Parse(atelier.Answer);
        var found = answer.RootElement.EnumerateArray().ToArray();
        Assert.All(found, excerpt => Assert.Equal(
            ["rank", "work", "title", "file", "startSeconds", "correspondence", "soundDistance"],
            excerpt.EnumerateObject().Select(p => p.Name)));
        Assert.Equal(Enumerable.Range(1, 8), found.Select(excerpt => excerpt.GetProperty("rank").GetInt32()));
        Assert.All(found, excerpt => Assert.True(File.Exists(excerpt.GetProperty("file").GetString())));
        var distances = found.Select(excerpt => excerpt.GetProperty("soundDistance").GetSingle()).ToArray();
        Assert.Equal(distances.Order(), distances);
    }

    [Fact]
    public async Task Score_gives_both_figures()
    {
        var answer = (await WorkerProcess.RunAsync("score", atelier.Painting, atelier.Work("Low Pulse.wav"), "--json")).Json;
        Assert.Equal(["correspondence", "congruity"], answer.EnumerateObject().Select(p => p.Name));
        Assert.InRange(answer.GetProperty("correspondence").GetDouble(), 0, 1);
        Assert.Equal(1, answer.GetProperty("correspondence").GetDouble() + answer.GetProperty("congruity").GetDouble(), 1e-6);
    }

    [Fact]
    public async Task Devices_lists_microphones_cameras_and_MIDI_ports_or_says_why_not()
    {
        var answer = (await WorkerProcess.RunAsync("devices", "--json")).Json;
        Assert.Equal(JsonValueKind.Array, answer.GetProperty("microphones").ValueKind);
        Assert.Equal(JsonValueKind.Array, answer.GetProperty("cameras").ValueKind);
        var midi = answer.GetProperty("midi");
        Assert.Equal(
            midi.ValueKind == JsonValueKind.Null,
            answer.GetProperty("remarks").EnumerateArray().Any(remark => remark.GetString()!.StartsWith("MIDI: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Bench_names_its_figures_with_their_units()
    {
        var answer = (await WorkerProcess.RunAsync("bench", "--json")).Json;
        Assert.Equal(
            [
                "stepMilliseconds", "networkMilliseconds", "indexingTimesRealTime", "onsetToDatagramMilliseconds",
                "peakMemoryMegabytes", "cores",
            ],
            answer.EnumerateObject().Select(p => p.Name));
        TestContext.Current.SendDiagnosticMessage(answer.ToString());
        Assert.True(answer.GetProperty("stepMilliseconds").GetProperty("p50").GetDouble() > 0);
        Assert.All(
            answer.GetProperty("networkMilliseconds").EnumerateObject(),
            network => Assert.True(network.Value.GetProperty("p50").GetDouble() > 0));
        Assert.True(answer.GetProperty("indexingTimesRealTime").GetDouble() > 0);
    }

    [Theory]
    [InlineData]
    [InlineData("paint")]
    [InlineData("select", "--library", "somewhere")]
    [InlineData("index", "--library", "somewhere")]
    [InlineData("select", "--canvas", "a", "--brush", "b", "--library", "c", "--gate", "2")]
    [InlineData("demo", "--seconds", "0")]
    [InlineData("translate", "painting.mp4", "--library", "somewhere", "--out", "music.json")]
    public async Task Wrong_usage_is_status_2(params string[] command)
    {
        var outcome = await WorkerProcess.RunAsync(command);
        Assert.Equal(2, outcome.Status);
        Assert.Empty(outcome.Output);
        Assert.NotEmpty(outcome.Errors);
    }
}
