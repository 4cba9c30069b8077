using System.Text.Json;
using PaintSound.Osc.Codec;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound demo</c>: what a newcomer runs first.</summary>
public class DemoTests
{
    [Fact]
    public async Task A_whole_performance_leaves_a_film_a_picture_and_an_account_and_says_it_over_OSC()
    {
        var stop = TestContext.Current.CancellationToken;
        using var place = new Place();
        using var ear = new OscEar();
        var outcome = await WorkerProcess.RunAsync(
            "demo", "--seconds", "8", "--out", place["demo"], "--to", ear.Address, "--listen", $"127.0.0.1:{Ports.Free()}");
        await ear.CloseAsync();

        Assert.True(outcome.Status == 0, outcome.ToString());
        var film = Path.Combine(place["demo"], "demo.mp4");
        Assert.Equal(8, await Sounds.SecondsAsync(film), 0.3);
        Assert.InRange(await Sounds.PeakDbAsync(film), -30, 0);
        Assert.True(new FileInfo(Path.Combine(place["demo"], "demo.png")).Length > 10_000);

        using var account = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(place["demo"], "selections.json"), stop));
        var selections = account.RootElement.GetProperty("selections").EnumerateArray().ToArray();
        Assert.NotEmpty(selections);
        Assert.All(selections, selection => Assert.True(File.Exists(selection.GetProperty("file").GetString())));
        Assert.Equal(selections.Select(Told), ear.At("/paintsound/selection/music").Select(Told));
        Assert.NotEmpty(ear.At("/paintsound/brush/onset"));
    }

    private static (string?, string?, float, float, float) Told(JsonElement selection) => (
        selection.GetProperty("work").GetString(),
        selection.GetProperty("file").GetString(),
        selection.GetProperty("startSeconds").GetSingle(),
        selection.GetProperty("correspondence").GetSingle(),
        selection.GetProperty("soundDistance").GetSingle());

    private static (string?, string?, float, float, float) Told(OscMessage message)
    {
        Assert.Equal(",sssfff", message.TypeTags);
        return (
            Text(message.Arguments[0]), Text(message.Arguments[2]),
            Number(message.Arguments[3]), Number(message.Arguments[4]), Number(message.Arguments[5]));
    }

    private static string? Text(OscArgument argument) => argument.TryText(out var text) ? text : null;

    private static float Number(OscArgument argument) => argument.TryNumber(out var number) ? (float)number : float.NaN;
}
