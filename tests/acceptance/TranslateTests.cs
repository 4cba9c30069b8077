namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound translate</c>: a recorded painting becomes a film with music.</summary>
public class TranslateTests(Atelier atelier)
{
    private const int Seconds = 12;

    [Fact]
    public async Task A_recording_becomes_music_and_the_same_recording_the_same_music()
    {
        using var place = new Place();
        await Peer.RunAsync(
            "ffmpeg", "ffmpeg", "-v", "error", "-f", "lavfi", "-i", $"gradients=s=320x240:r=25:d={Seconds}:speed=0.02:seed=5",
            "-f", "lavfi", "-i", Sounds.Touches(Seconds), "-pix_fmt", "yuv420p", "-shortest", place["painting.mp4"]);

        var first = await TranslateAsync(place, "first");

        Assert.NotEmpty(first.Json.GetProperty("selections").EnumerateArray());
        Assert.Equal(await Sounds.SecondsAsync(place["painting.mp4"]), await Sounds.SecondsAsync(place["new/first.mp4"]), 0.3);
        Assert.InRange(await Sounds.PeakDbAsync(place["new/first.mp4"]), -30, 0);
        var stop = TestContext.Current.CancellationToken;
        Assert.Equal(first.Output, (await File.ReadAllTextAsync(place["new/first.json"], stop)).TrimEnd());

        Assert.Equal(first.Output, (await TranslateAsync(place, "second")).Output);
    }

    private Task<Outcome> TranslateAsync(Place place, string name) => WorkerProcess.RunAsync(
        "translate", place["painting.mp4"], "--library", atelier.Library, "--out", place[$"new/{name}.mp4"], "--gate", "0.2", "--json");
}
