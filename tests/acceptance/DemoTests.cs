using System.Text.Json;
using PaintSound.Osc.Codec;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound demo</c>.</summary>
public class DemoTests
{
    [Fact]
    public async Task A_demo_writes_a_film_a_picture_and_the_selections_and_sends_them_over_OSC()
    {
        var stop = TestContext.Current.CancellationToken;
        using var temp = new TemporaryFolder();
        using var osc = new OscRecorder();
        var result = await WorkerProcess.RunAsync(
            "demo", "--seconds", "8", "--out", temp["demo"], "--to", osc.Address, "--listen", $"127.0.0.1:{FreePort.Find()}");
        await osc.CloseAsync();

        Assert.True(result.Status == 0, result.ToString());
        var film = Path.Combine(temp["demo"], "demo.mp4");
        Assert.True(new FileInfo(Path.Combine(temp["demo"], "demo.png")).Length > 10_000);

        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(temp["demo"], "selections.json"), stop));
        var selections = document.RootElement.GetProperty("selections").EnumerateArray().ToArray();
        Assert.NotEmpty(selections);

        // The film starts with the first selection, and with sound.
        var times = selections.Select(selection => selection.GetProperty("atSeconds").GetDouble()).ToArray();
        Assert.Equal(8 - times[0], await Sounds.MeasureSecondsAsync(film), 0.3);
        var whole = await Sounds.MeasureLoudnessAsync(film, 0, 8);
        Assert.InRange(whole.Lufs, -17.5, -14.5);
        Assert.InRange(whole.TruePeakDb, -30, -1);
        Assert.InRange((await Sounds.MeasureLoudnessAsync(film, 0, 1)).Lufs, whole.Lufs - 6, whole.Lufs + 6);

        // Brush and fading music sound with each selection: 2 LU for the selections, 1 LU for what sounds with them. The meter needs more than a second.
        List<double> levels = [];
        foreach (var (from, to) in times.Zip([.. times.Skip(1), 8]).Where(pair => pair.Second - pair.First > 1.1))
        {
            levels.Add((await Sounds.MeasureLoudnessAsync(film, from - times[0], to - from)).Lufs);
        }

        Assert.InRange(levels.Max() - levels.Min(), 0, 3);
        Assert.Contains("for the composer", result.Output, StringComparison.Ordinal);
        Assert.Contains(film, result.Output, StringComparison.Ordinal);
        Assert.EndsWith("paintsound new my-show.yaml", result.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.All(selections, selection => Assert.True(File.Exists(selection.GetProperty("file").GetString())));
        Assert.Equal(selections.Select(ReadSelection), osc.GetMessages("/paintsound/selection/music").Select(ReadSelection));
        Assert.NotEmpty(osc.GetMessages("/paintsound/brush/onset"));
    }

    private static (string?, string?, float, float, float) ReadSelection(JsonElement selection) => (
        selection.GetProperty("work").GetString(),
        selection.GetProperty("file").GetString(),
        selection.GetProperty("startSeconds").GetSingle(),
        selection.GetProperty("correspondence").GetSingle(),
        selection.GetProperty("soundDistance").GetSingle());

    private static (string?, string?, float, float, float) ReadSelection(OscMessage message)
    {
        Assert.Equal(",sssfff", message.TypeTags);
        return (
            GetText(message.Arguments[0]), GetText(message.Arguments[2]),
            GetNumber(message.Arguments[3]), GetNumber(message.Arguments[4]), GetNumber(message.Arguments[5]));
    }

    private static string? GetText(OscArgument argument) => argument.TryText(out var text) ? text : null;

    private static float GetNumber(OscArgument argument) => argument.TryNumber(out var number) ? (float)number : float.NaN;
}
