namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound translate</c>: adds music to the video of a painting.</summary>
public class TranslateTests(SampleLibraryFixture samples)
{
    private const int Seconds = 12;

    [Fact]
    public async Task Translates_the_same_recording_to_the_same_music()
    {
        using var temp = new TemporaryFolder();
        await ChildProcess.RunAsync(
            "ffmpeg", "ffmpeg", "-v", "error", "-f", "lavfi", "-i", $"gradients=s=320x240:r=25:d={Seconds}:speed=0.02:seed=5",
            "-f", "lavfi", "-i", Sounds.TapSource(Seconds), "-pix_fmt", "yuv420p", "-shortest", temp["painting.mp4"]);

        var first = await TranslateAsync(temp, "first");

        Assert.NotEmpty(first.Json.GetProperty("selections").EnumerateArray());
        Assert.Equal(await Sounds.MeasureSecondsAsync(temp["painting.mp4"]), await Sounds.MeasureSecondsAsync(temp["new/first.mp4"]), 0.3);
        Assert.InRange(await Sounds.MeasurePeakDbAsync(temp["new/first.mp4"]), -30, 0);
        var stop = TestContext.Current.CancellationToken;
        Assert.Equal(first.Output, (await File.ReadAllTextAsync(temp["new/first.json"], stop)).TrimEnd());

        Assert.Equal(first.Output, (await TranslateAsync(temp, "second")).Output);
    }

    private Task<CommandResult> TranslateAsync(TemporaryFolder temp, string name) => WorkerProcess.RunAsync(
        "translate", temp["painting.mp4"], "--library", samples.Library, "--out", temp[$"new/{name}.mp4"], "--gate", "0.2", "--json");
}
