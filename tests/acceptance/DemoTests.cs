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
        Assert.Equal(8, await Sounds.MeasureSecondsAsync(film), 0.3);
        Assert.InRange(await Sounds.MeasurePeakDbAsync(film), -30, 0);
        Assert.True(new FileInfo(Path.Combine(temp["demo"], "demo.png")).Length > 10_000);

        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(temp["demo"], "selections.json"), stop));
        var selections = document.RootElement.GetProperty("selections").EnumerateArray().ToArray();
        Assert.NotEmpty(selections);
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
