using System.Text.Json;

namespace PaintSound.Acceptance.Tests;

/// <summary>JSON output and exit status of the commands.</summary>
public class JsonOutputTests(SampleLibraryFixture samples)
{
    [Fact]
    public void Select_lists_existing_excerpts_in_order()
    {
        using var json = JsonDocument.Parse(samples.SelectOutput);
        var excerpts = json.RootElement.EnumerateArray().ToArray();
        Assert.All(excerpts, excerpt => Assert.Equal(
            ["rank", "work", "title", "file", "startSeconds", "correspondence", "soundDistance"],
            excerpt.EnumerateObject().Select(p => p.Name)));
        Assert.Equal(Enumerable.Range(1, 8), excerpts.Select(excerpt => excerpt.GetProperty("rank").GetInt32()));
        Assert.All(excerpts, excerpt => Assert.True(File.Exists(excerpt.GetProperty("file").GetString())));
        var distances = excerpts.Select(excerpt => excerpt.GetProperty("soundDistance").GetSingle()).ToArray();
        Assert.Equal(distances.Order(), distances);
    }

    [Fact]
    public async Task Score_prints_both_values()
    {
        var json = (await WorkerProcess.RunAsync("score", samples.Painting, samples.FindWork("Low Pulse.wav"), "--json")).Json;
        Assert.Equal(["correspondence", "congruity"], json.EnumerateObject().Select(p => p.Name));
        Assert.InRange(json.GetProperty("correspondence").GetDouble(), 0, 1);
        Assert.Equal(1, json.GetProperty("correspondence").GetDouble() + json.GetProperty("congruity").GetDouble(), 1e-6);
    }

    [Fact]
    public async Task Devices_lists_microphones_cameras_and_MIDI_ports_or_the_reason()
    {
        var json = (await WorkerProcess.RunAsync("devices", "--json")).Json;
        Assert.Equal(JsonValueKind.Array, json.GetProperty("microphones").ValueKind);
        Assert.Equal(JsonValueKind.Array, json.GetProperty("cameras").ValueKind);
        var midi = json.GetProperty("midi");
        Assert.Equal(
            midi.ValueKind == JsonValueKind.Null,
            json.GetProperty("remarks").EnumerateArray().Any(note => note.GetString()!.StartsWith("MIDI: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Bench_prints_its_measurements_with_units()
    {
        var json = (await WorkerProcess.RunAsync("bench", "--json")).Json;
        Assert.Equal(
            [
                "stepMilliseconds", "networkMilliseconds", "indexing", "onsetWay", "onsetToDatagramMilliseconds",
                "peakMemoryMegabytes", "cores",
            ],
            json.EnumerateObject().Select(p => p.Name));
        TestContext.Current.SendDiagnosticMessage(json.ToString());
        Assert.True(json.GetProperty("stepMilliseconds").GetProperty("p50").GetDouble() > 0);
        Assert.All(
            json.GetProperty("networkMilliseconds").EnumerateObject(),
            network => Assert.True(network.Value.GetProperty("p50").GetDouble() > 0));
        Assert.True(json.GetProperty("indexing").GetProperty("musicTimesRealTime").GetDouble() > 0);
        Assert.True(json.GetProperty("indexing").GetProperty("smallFilesPerSecond").GetDouble() > 0);
    }

    [Theory]
    [InlineData]
    [InlineData("paint")]
    [InlineData("select", "--library", "somewhere")]
    [InlineData("index", "--library", "somewhere")]
    [InlineData("select", "--canvas", "a", "--brush", "b", "--library", "c", "--gate", "2")]
    [InlineData("demo", "--seconds", "0")]
    [InlineData("translate", "painting.mp4", "--library", "somewhere", "--out", "music.json")]
    public async Task Wrong_usage_exits_with_status_2(params string[] command)
    {
        var result = await WorkerProcess.RunAsync(command);
        Assert.Equal(2, result.Status);
        Assert.Empty(result.Output);
        Assert.NotEmpty(result.Errors);
    }
}
