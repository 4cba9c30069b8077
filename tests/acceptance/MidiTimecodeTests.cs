namespace PaintSound.Acceptance.Tests;

/// <summary>MIDI timecode arrives complete and in order over real JACK MIDI.</summary>
[Collection(nameof(NonParallelTests))]
public class MidiTimecodeTests(SampleLibraryFixture samples)
{
    private const int FramesPerSecond = 25;

    [Fact]
    public async Task Timecode_runs_with_the_show()
    {
        using var temp = new TemporaryFolder();
        await using var jack = new JackServerProcess(JackServerProcess.MidiFrames);
        await jack.StartAsync();
        using var dump = new MidiDump(jack, "mon");
        var show = temp.Write("show.yaml",
            $$"""
            library: {{samples.Library}}
            brush:
              simulated: 1
            canvas:
              simulated: 1
            osc: { listen: 127.0.0.1:{{FreePort.Find()}}, query: off }
            midi: { timecode: { rate: 25, start: 01:00:00:00 } }
            """);
        using var worker = WorkerProcess.Start(jack.Environment, "run", show);
        await jack.WaitForPortAsync("PaintSound:out");
        await jack.ConnectAsync("PaintSound:out", "mon:input");
        await dump.WaitUntilAsync(messages => Pieces(messages).Length > 400);

        // Eight pieces contain a time; each time is two frames after the one before it. A full frame comes first, but before the ports are connected.
        var pieces = Pieces(dump.Messages).SkipWhile(piece => piece >> 4 != 0).ToArray();
        Assert.All(pieces.Index(), piece => Assert.Equal(piece.Index % 8, piece.Item >> 4));
        var frames = pieces.Chunk(8).Where(time => time.Length == 8).Select(time => time.Select(piece => piece & 0xF).ToArray()).Select(Frame).ToArray();
        Assert.All(frames.Zip(frames.Skip(1)), pair => Assert.Equal(2, pair.Second - pair.First));
        Assert.InRange(frames[0], 3600 * FramesPerSecond, 3660 * FramesPerSecond);
    }

    private static int Frame(int[] nibbles)
    {
        Assert.Equal(1, nibbles[7] >> 1);
        var (frames, seconds) = (nibbles[0] | (nibbles[1] << 4), nibbles[2] | (nibbles[3] << 4));
        var (minutes, hours) = (nibbles[4] | (nibbles[5] << 4), nibbles[6] | ((nibbles[7] & 1) << 4));
        return (((((hours * 60) + minutes) * 60) + seconds) * FramesPerSecond) + frames;
    }

    private static int[] Pieces(string[] messages) => [.. messages.Where(message => message.StartsWith("F1", StringComparison.Ordinal)).Select(message => Convert.ToInt32(message[2..4], 16))];
}
