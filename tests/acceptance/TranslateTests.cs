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

    /// <summary>A recording whose first channel is dead: with one microphone half of the brush is missing, with two it is not.</summary>
    [Fact]
    public async Task Takes_a_recording_of_several_microphones()
    {
        using var temp = new TemporaryFolder();
        await ChildProcess.RunAsync(
            "ffmpeg", "ffmpeg", "-v", "error", "-f", "lavfi", "-i", $"gradients=s=320x240:r=25:d={Seconds}:speed=0.02:seed=5",
            "-f", "lavfi", "-i", Sounds.TapSource(Seconds), "-af", "pan=2c|c1=c0", "-pix_fmt", "yuv420p", "-shortest", temp["painting.mp4"]);
        var several = await TranslateAsync(temp, "several", "--microphones", "1:0.1,0.1", "2:0.9,0.1", "--aspect", "80,60");
        Assert.NotEmpty(several.Json.GetProperty("selections").EnumerateArray());

        foreach (var (microphones, reason) in new (string[] Microphones, string Reason)[]
        {
            (["1:0.1,0.1"], "takes 2 to 4 microphones, not 1"), (["1:0.1,0.1", "1:0.9,0.1"], "names channel 1 twice"), (["1:0.1,0.1", "2:0.9"], "2:0.9 is something else"),
        })
        {
            var wrong = await TranslateAsync(temp, "wrong", ["--microphones", .. microphones]);
            Assert.Equal(2, wrong.Status);
            Assert.Contains(reason, string.Join(" ", wrong.Errors), StringComparison.Ordinal);
        }

        var missing = await TranslateAsync(temp, "missing", "--microphones", "1:0.1,0.1", "3:0.9,0.1");
        Assert.Equal(1, missing.Status);
        Assert.Contains("it has 2 channels, and --microphones names channel 3", string.Join(" ", missing.Errors), StringComparison.Ordinal);
    }

    private Task<CommandResult> TranslateAsync(TemporaryFolder temp, string name, params string[] more) => WorkerProcess.RunAsync(
        ["translate", temp["painting.mp4"], "--library", samples.Library, "--out", temp[$"new/{name}.mp4"], "--gate", "0.2", "--json", .. more]);
}
