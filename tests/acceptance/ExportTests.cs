using System.Globalization;
using System.Text.Json;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound export</c> makes everything of a take that <c>paintsound run</c> recorded.</summary>
public class ExportTests(SampleLibraryFixture samples)
{
    private const int BytesBeforeSound = 80, BytesPerSecond = 16_000 * sizeof(float);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_take_becomes_tables_MIDI_brush_sounds_a_Live_set_a_picture_and_a_film()
    {
        using var temp = new TemporaryFolder();
        using var osc = new OscRecorder();
        var run = await WorkerProcess.RunAsync("run", WriteShow(temp, osc.Address));
        Assert.True(run.Status == 0, run.ToString());

        var export = await WorkerProcess.RunAsync("export", "last", "--takes", temp["takes"], "--out", temp["out"], "--json");
        Assert.True(export.Status == 0, export.ToString());
        Assert.Empty(export.Json.GetProperty("missing").EnumerateArray());
        Assert.All(export.Json.GetProperty("files").EnumerateArray(), file => Assert.True(Path.Exists(file.GetProperty("path").GetString())));
        var (seconds, strokes) = (export.Json.GetProperty("seconds").GetDouble(), export.Json.GetProperty("strokes").GetInt32());
        Assert.True(strokes > 1, export.Output);

        // The selections are those that went out while the show ran.
        var selections = Parse(await File.ReadAllTextAsync(Path.Combine(temp["out"], "selections.json"), Stop)).GetProperty("selections").EnumerateArray().ToArray();
        Assert.Equal(osc.GetMessages("/paintsound/selection/music").Length, selections.Length);
        Assert.Equal(selections.Length + 1, (await File.ReadAllLinesAsync(Path.Combine(temp["out"], "selections.csv"), Stop)).Length);
        Assert.Equal(strokes + 1, (await File.ReadAllLinesAsync(Path.Combine(temp["out"], "strokes.csv"), Stop)).Length);

        // The film is as long as the take.
        var film = Path.Combine(temp["out"], "film.mp4");
        var probe = await ChildProcess.RunAsync("ffmpeg", "ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", film);
        Assert.Equal(seconds, double.Parse(probe.Trim(), CultureInfo.InvariantCulture), 0.2);

        // Each stroke is a sound with the painting at its end, and all of them are a library.
        var snippets = Parse(await File.ReadAllTextAsync(Path.Combine(temp["out"], "strokes", "snippets.json"), Stop)).EnumerateArray().ToArray();
        Assert.Equal(strokes, snippets.Length);
        foreach (var snippet in snippets)
        {
            var sound = new FileInfo(Path.Combine(temp["out"], "strokes", snippet.GetProperty("file").GetString()!));
            Assert.Equal(snippet.GetProperty("seconds").GetDouble(), (sound.Length - BytesBeforeSound) / (double)BytesPerSecond, 4);

            // On a busy machine blocks of sound arrive late and catch up, so a stroke can be longer than the time between its events.
            Assert.InRange(snippet.GetProperty("seconds").GetDouble(), 0.1, seconds);

            // A stroke that ends before the camera has delivered a settled canvas has none: on a busy machine the first ones.
            if (snippet.GetProperty("picture").GetString() is { } picture)
            {
                Assert.True(File.Exists(Path.Combine(temp["out"], "strokes", picture)));
                Assert.InRange(snippet.GetProperty("canvas").GetProperty("lightness").GetDouble(), 0.01, 1);
            }
        }

        var hasPicture = snippets.Select(snippet => snippet.GetProperty("picture").GetString() is not null).ToArray();
        Assert.Contains(true, hasPicture);
        Assert.DoesNotContain(false, hasPicture.SkipWhile(has => !has));

        var index = await WorkerProcess.RunAsync("index", Path.Combine(temp["out"], "strokes", "brush-sounds"), "--library", temp["brush-library"], "--json");
        Assert.True(index.Status == 0, index.ToString());
        Assert.Equal((strokes, strokes), (index.Json.GetProperty("works").GetInt32(), index.Json.GetProperty("excerpts").GetInt32()));

        // What exists is kept.
        var again = await WorkerProcess.RunAsync("export", "last", "--takes", temp["takes"], "--out", temp["out"]);
        Assert.Equal(1, again.Status);
        Assert.Contains("is not empty", string.Join('\n', again.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_take_without_its_library_is_exported_as_far_as_it_goes()
    {
        using var temp = new TemporaryFolder();
        using var osc = new OscRecorder();
        var run = await WorkerProcess.RunAsync("run", WriteShow(temp, osc.Address, seconds: 6));
        Assert.True(run.Status == 0, run.ToString());
        var take = Directory.GetDirectories(temp["takes"]).Single();
        var journal = Path.Combine(take, "0001", "journal.jsonl");
        using (var file = File.Open(journal, FileMode.Open))
        {
            file.SetLength(file.Length * 3 / 4);
        }

        var head = Path.Combine(take, "take.json");
        await File.WriteAllTextAsync(head, (await File.ReadAllTextAsync(head, Stop)).Replace(Escape(samples.Library), Escape(temp["gone"]), StringComparison.Ordinal), Stop);
        await File.WriteAllTextAsync(Path.Combine(take, "show.yaml"), "library: [", Stop);
        var export = await WorkerProcess.RunAsync("export", take, "--out", temp["out"], "--only", "csv,midi,strokes");
        Assert.True(export.Status == 0, export.ToString());
        var errors = string.Join('\n', export.Errors);
        Assert.Contains("There is no library in", errors, StringComparison.Ordinal);
        Assert.Contains("The show file of the take cannot be read", errors, StringComparison.Ordinal);
        Assert.Contains("The take ends within a record", errors, StringComparison.Ordinal);
        Assert.Equal(
            ["congruity.csv", "onsets.csv", "paintings.csv", "performance.mid", "selections.csv", "strokes", "strokes.csv"],
            Directory.GetFileSystemEntries(temp["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        var unknown = await WorkerProcess.RunAsync("export", take, "--out", temp["other"], "--only", "csv,music");
        Assert.Equal(2, unknown.Status);
        Assert.Contains("'music'", string.Join('\n', unknown.Errors), StringComparison.Ordinal);
    }

    private string WriteShow(TemporaryFolder temp, string osc, int seconds = 10) => temp.Write(
        "show.yaml",
        $"library: {samples.Library}\nbrush: {{simulated: 1, seconds: {seconds}}}\ncanvas: {{simulated: 1, seconds: {seconds}}}\nmusic: {{simulated: 2, seconds: {seconds}}}\n" +
        $"osc: {{to: [{osc}], listen: 127.0.0.1:{FreePort.Find()}, query: off}}\nweb: {{listen: 127.0.0.1:{FreePort.Find()}}}\nchoosing: {{gate: 0.3, dwell: 2}}\n" +
        $"takes: {{folder: {temp["takes"]}}}\n");

    private static string Escape(string path) => JsonSerializer.Serialize(path).Trim('"');

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
