using PaintSound.Osc.Codec;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound run</c> with a MIDI clock over real JACK MIDI.</summary>
[Collection(nameof(NonParallelTests))]
public class MidiClockTests(SampleLibraryFixture samples)
{
    private const int Frames = 1024;

    // One tick in each cycle of JACK: 48,000 samples per second, 24 ticks per quarter note.
    private const double Tempo = 48_000.0 / Frames * 60 / 24;

    [Fact]
    public async Task Beat_follows_the_clock_of_another_program()
    {
        using var temp = new TemporaryFolder();
        await using var jack = new JackServerProcess(Frames);
        await jack.StartAsync();
        using var osc = new OscRecorder();
        using var clock = new JackMidiController(jack.Name, "Drum machine");
        var show = temp.Write(
            "show.yaml",
            $"library: {samples.Library}\nbrush: {{simulated: 1}}\ncanvas: {{file: {samples.Canvas}}}\nosc: {{to: [{osc.Address}], listen: 127.0.0.1:{FreePort.Find()}, query: off}}\n" +
            "beat: {source: midi-clock, port: drum machine, signature: 3/4}\n");
        using var worker = WorkerProcess.Start(jack.Environment, "run", show);
        await jack.WaitForPortAsync("PaintSound-in:in");
        clock.Send(["FA", .. Enumerable.Repeat("F8", 24 * 7)]);
        await osc.WaitUntilAsync("/paintsound/beat/playing", 2);

        // The clock ends after seven quarter notes: three bars of 3/4, of which the last has one beat.
        var beats = osc.GetMessages("/paintsound/beat");
        Assert.Equal([1f, 0f], osc.GetMessages("/paintsound/beat/playing").Select(message => Number(message, 0)));
        var counted = beats.Select(message => (Number(message, 0), Number(message, 1))).Distinct().ToArray();
        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (3, 1)], counted.Take(7));
        var tempos = beats.Select(message => Number(message, 3)).Order().ToArray();
        Assert.Equal(Tempo, tempos[tempos.Length / 2], Tempo * 0.02);
    }

    private static float Number(OscMessage message, int index) => message.Arguments[index].TryNumber(out var number) ? (float)number : float.NaN;
}
