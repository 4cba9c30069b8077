using PaintSound.Core.Timecode;

namespace PaintSound.Acceptance.Tests;

/// <summary>Linear timecode over a real JACK server: ffmpeg records PaintSound's port, and libltc reads the recording.</summary>
[Collection(nameof(NonParallelTests))]
public class LtcTests(SampleLibraryFixture samples)
{
    private const int FramesPerSecond = 25;
    private const int SampleRate = 48_000;

    [Fact]
    public async Task Timecode_comes_out_of_the_port_while_the_show_runs()
    {
        Assert.SkipUnless(LtcLibrary.IsInstalled, "libltc11 is not installed");
        using var temp = new TemporaryFolder();
        await using var jack = new JackServerProcess(JackServerProcess.MidiFrames);
        await jack.StartAsync();
        var show = temp.Write("show.yaml",
            $$"""
            library: {{samples.Library}}
            brush:
              simulated: 1
            canvas:
              simulated: 1
            osc: { listen: 127.0.0.1:{{FreePort.Find()}}, query: off }
            ltc: { output: "jack:system:playback_1", rate: 25, start: 01:00:00:00 }
            """);
        using var worker = WorkerProcess.Start(jack.Environment, "run", show);
        await jack.WaitForPortAsync("paintsound-ltc:out");
        var file = temp["ltc.f32"];
        using var record = ChildProcess.Start("ffmpeg", jack.Environment, "ffmpeg", "-nostdin", "-loglevel", "error", "-f", "jack", "-channels", "1", "-i", "rec", "-t", "8", "-f", "f32le", file);
        await jack.WaitForPortAsync("rec:input_1");
        await jack.ConnectAsync("paintsound-ltc:out", "rec:input_1");
        await record.WaitForExitAsync();
        Assert.True(record.ExitCode == 0, string.Join('\n', record.Lines));

        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        var sound = new float[bytes.Length / sizeof(float)];
        Buffer.BlockCopy(bytes, 0, sound, 0, sound.Length * sizeof(float));
        Assert.Equal(Math.Pow(10, -12 / 20.0), sound.Max(), 0.001);
        var readings = LtcLibrary.Read(sound, SampleRate, FramesPerSecond);
        Assert.True(readings.Count > 100, $"Only {readings.Count} frames were read.");

        // A busy machine loses blocks of sound, and the timecode then jumps; what is whole runs frame by frame, and the clock is the show's.
        var frames = readings.ConvertAll(reading => SmpteTime.TryParse(reading.Time, SmpteRate.Fps25, out var at) ? at.ToFrame(SmpteRate.Fps25) : -1);
        Assert.All(frames, frame => Assert.InRange(frame, 3600 * FramesPerSecond, 3720 * FramesPerSecond));
        var steps = frames.Zip(frames.Skip(1), (first, second) => second - first).ToArray();
        Assert.All(steps, step => Assert.True(step > 0, $"The timecode went back by {-step} frames."));
        Assert.True(steps.Count(step => step == 1) > 0.9 * steps.Length, "Frames are missing.");
    }
}
