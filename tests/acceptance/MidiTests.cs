using System.Text.Json;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound run</c> over real JACK MIDI: notes and control changes, controllers, and missing ports.</summary>
[Collection(nameof(NonParallelTests))]
public class MidiTests(SampleLibraryFixture samples)
{
    private const string SoundFont = "/usr/share/sounds/sf2/TimGM6mb.sf2";
    private const string OutputPort = "PaintSound:out";
    private const string InputPort = "PaintSound-in:in";
    private const string Xl = "Launch Control XL";

    // Two modulations. In alphabetical order they are the first two depths of a controller.
    private const string Modulations =
        """
        modulations:
          bright: {source: brightness, rate: 20, target: {control: 3, channel: 2, bits: 14}}
          loud: {source: brush-level, rate: 20, target: {control: fader-1, channel: 16}}
        """;

    [Fact]
    public async Task Sends_and_records_launches_and_control_changes_byte_for_byte()
    {
        Assert.SkipUnless(File.Exists(SoundFont), "there is no sound font: apt-get install timgm6mb-soundfont");
        using var temp = new TemporaryFolder();
        await using var jack = new JackServerProcess(JackServerProcess.MidiFrames);
        await jack.StartAsync();
        using var osc = new OscRecorder();
        using var dump = new MidiDump(jack, "mon");
        using var synthesizer = ChildProcess.Start(
            "fluidsynth", jack.Environment, "fluidsynth", "-a", "jack", "-m", "jack", "-s", "-i", "-r", "48000",
            "-o", "midi.jack.id=synth", "-o", "audio.jack.autoconnect=0", SoundFont);
        await jack.WaitForPortAsync("synth:left");
        var show = WriteShow(temp, $"osc: {{to: [{osc.Address}], listen: 127.0.0.1:{FreePort.Find()}, query: off}}\n{Modulations}\nlive: {{connection: midi}}\nmidi: {{grid: {{note: 60}}, record: take.mid}}\n");
        using (var worker = WorkerProcess.Start(jack.Environment, "run", show))
        {
            await jack.WaitForPortAsync(OutputPort);
            using var microphone = ChildProcess.Start(
                "ffmpeg", jack.Environment, "ffmpeg", "-v", "error", "-y", "-f", "jack", "-channels", "1", "-i", "microphone", "-t", "5", temp["heard.wav"]);
            await jack.WaitForPortAsync("microphone:input_1");
            await jack.ConnectAsync("synth:left", "microphone:input_1");
            await jack.ConnectAsync(OutputPort, "mon:input");
            await jack.ConnectAsync(OutputPort, "synth:midi_00");
            await microphone.WaitForExitAsync();
            await dump.WaitUntilAsync(messages => messages.Count(IsOn) >= 4 && messages.Count(message => message.StartsWith("BF4D", StringComparison.Ordinal)) > 20);
            await worker.SignalAsync("TERM");
            await worker.WaitForExitAsync();
            Assert.Equal(0, worker.ExitCode);
        }

        await osc.CloseAsync();
        var notes = (await WorkerProcess.RunAsync("midi", "grid", show, "--json")).Json;
        var launched = dump.Messages.Where(message => message[0] is '8' or '9').ToList();

        // The end of the show stops the last launched clip, on the channel of its track.
        var last = notes.EnumerateArray().Select(track => track.GetProperty("stop")).Single(stop => stop.GetProperty("channel").GetInt32() - 1 == Convert.ToInt32(launched.Last(IsOn)[1..2], 16));
        var stopped = launched.FindLastIndex(IsOn);
        Assert.Equal($"{last.GetProperty("number").GetInt32():X2}7F", launched[stopped][2..]);
        var released = launched.LastIndexOf($"8{launched[stopped][1]}{launched[stopped][2..4]}00");
        Assert.True(released > stopped);
        launched.RemoveAt(released);
        launched.RemoveAt(stopped);

        // The first selections can come before the dump is connected.
        var expected = ExpectedNotes(notes, osc.GetMessages("/paintsound/selection/music").Select(selection => selection.Arguments[0].TryText(out var id) ? id : "none"));
        Assert.Contains(string.Join(' ', launched), string.Join(' ', expected), StringComparison.Ordinal);

        // The recording also has the messages from before the dump was connected.
        var recorded = await ReadRecordingAsync(temp["take.mid"]);
        Assert.Equal(recorded[^dump.Messages.Length..], dump.Messages);
        AssertPairs(recorded);
        var level = await Sounds.MeasurePeakDbAsync(temp["heard.wav"]);
        TestContext.Current.SendDiagnosticMessage($"{launched.Count} notes, {dump.Messages.Length} messages, peak level {level} dB");
        Assert.InRange(level, -45, 0);
    }

    [Fact]
    public async Task A_Launch_Control_XL_sets_controls_and_its_lights_show_the_state()
    {
        using var temp = new TemporaryFolder();
        await using var jack = new JackServerProcess(JackServerProcess.MidiFrames);
        await jack.StartAsync();
        using var osc = new OscRecorder();
        using var lights = new MidiDump(jack, Xl);
        using var controller = new JackMidiController(jack.Name, Xl);
        var show = WriteShow(
            temp, $"osc: {{to: [{osc.Address}], listen: 127.0.0.1:{FreePort.Find()}, query: off}}\n{Modulations}\nmidi: {{controller: {{template: user 3, pick-up: false}}}}\n", dwell: 300);
        using var worker = WorkerProcess.Start(jack.Environment, "run", show);
        await jack.WaitForPortAsync(InputPort);
        await jack.WaitForPortAsync(OutputPort);
        using var sent = new MidiDump(jack, "mon");
        await jack.WaitForPortAsync("mon:input");
        await jack.ConnectAsync(OutputPort, "mon:input");
        await lights.WaitUntilAsync(messages => messages.Length == 2);
        Assert.Equal("F0002029021177" + "02" + "F7", lights.Messages[0]);
        Assert.Equal(8 + (2 * 48) + 1, lights.Messages[1].Length / 2);
        await osc.WaitUntilAsync("/paintsound/selection/music", 1);

        // Template "user 3" is channel 3. A light is an index and a colour, from the device's reference.
        await AssertLightAsync("B20D00", "001D");
        await AssertLightAsync("B20D7F", "003F");
        await AssertLightAsync("B20E00", "011D");
        await AssertLightAsync("B20F7F", "023F");
        await AssertLightAsync("B2107F", "033F");
        await AssertLightAsync("92297F", "180D");
        await AssertLightAsync("92297F", "183C");
        await AssertLightAsync("926B7F", "2A3F");
        await AssertLightAsync("926B7F", "2A1D");
        await AssertLightAsync("926C7F", "2B1D");
        await AssertLightAsync("926C7F", "2B3F");

        // The second knob has set the dwell to 0, so only "hold" blocks new selections. A step in progress may still select.
        await AssertLightAsync("926B7F", "2A3F");
        await Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System, TestContext.Current.CancellationToken);
        var before = osc.GetMessages("/paintsound/selection/music").Length;
        controller.Send("B26B7F", "B26B00");
        await osc.WaitUntilAsync("/paintsound/selection/music", before + 1);

        // Faders have no lights. The second fader is the depth of "loud". At 0 the modulated controller goes to its rest value.
        controller.Send("B24E00");
        await sent.WaitUntilAsync(messages => messages.LastOrDefault(IsLoud) == "BF4D00");
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal("BF4D00", sent.Messages.Last(IsLoud));
        controller.Send("B24E7F");
        await sent.WaitUntilAsync(messages => messages.LastOrDefault(IsLoud) != "BF4D00");

        // Controls without a function and other channels do nothing. Selecting the template on the device sets all lights again.
        var shown = lights.Messages.Length;
        controller.Send("B2687F", "B00D00", "F0002029021177" + "02" + "F7");
        await lights.WaitUntilAsync(messages => messages.Length > shown);
        Assert.Equal(8 + (2 * 48) + 1, lights.Messages[shown].Length / 2);
        await worker.SignalAsync("TERM");
        await worker.WaitForExitAsync();
        Assert.Equal(0, worker.ExitCode);
        await lights.WaitUntilAsync(messages => messages[^1] == "B20000");
        await osc.CloseAsync();

        static bool IsLoud(string message) => message.StartsWith("BF4D", StringComparison.Ordinal);

        async Task AssertLightAsync(string message, string light)
        {
            controller.Send(message);
            await lights.WaitUntilAsync(messages => messages[^1] == "F0002029021178" + "02" + light + "F7");
        }
    }

    [Fact]
    public async Task Reports_a_taken_or_lost_port_once_and_reopens_it()
    {
        using var temp = new TemporaryFolder();
        await using var jack = new JackServerProcess(JackServerProcess.MidiFrames);
        await jack.StartAsync();
        using var osc = new OscRecorder();
        var other = new JackMidiController(jack.Name, "PaintSound");
        var show = WriteShow(temp, $"osc: {{to: [{osc.Address}], listen: 127.0.0.1:{FreePort.Find()}, query: off}}\nlive: {{connection: midi}}\n");
        using var worker = WorkerProcess.Start(jack.Environment, "run", show);
        await worker.WaitForLineAsync(line => line.StartsWith("MIDI: a port PaintSound already exists", StringComparison.Ordinal));
        await osc.WaitUntilAsync("/paintsound/selection/music", 2);
        other.Dispose();
        await worker.WaitForLineAsync(IsOpen);

        jack.Kill();
        await worker.WaitForLineAsync(line => line.StartsWith("MIDI: ", StringComparison.Ordinal) && line.Contains("gone", StringComparison.Ordinal));
        await osc.WaitUntilAsync("/paintsound/selection/music", osc.GetMessages("/paintsound/selection/music").Length + 2);
        await jack.StartAsync();
        using var dump = new MidiDump(jack, "mon");
        await worker.WaitUntilAsync(() => worker.Errors.Count(line => IsOpen(line)) == 2);
        await jack.WaitForPortAsync(OutputPort);
        await jack.WaitForPortAsync("mon:input");
        await jack.ConnectAsync(OutputPort, "mon:input");

        // Launches from before the port returned are not sent late: the first message is a new launch, followed by its note off.
        await dump.WaitUntilAsync(messages => messages.Count(IsOn) >= 2);
        Assert.True(dump.Messages.Length <= 6, string.Join(' ', dump.Messages));
        Assert.Equal(4, worker.Errors.Count(line => line.StartsWith("MIDI: ", StringComparison.Ordinal)));
        await osc.CloseAsync();

        static bool IsOpen(string line) => line == "MIDI: PaintSound is open.";
    }

    [Fact]
    public async Task Without_MIDI_the_performance_continues_with_one_error_line()
    {
        using var temp = new TemporaryFolder();
        using var osc = new OscRecorder();
        var noServer = new Dictionary<string, string?> { ["JACK_DEFAULT_SERVER"] = "nowhere", ["JACK_NO_START_SERVER"] = "1" };
        Assert.SkipWhen(File.Exists("/dev/snd/seq"), "this computer has an ALSA sequencer, so MIDI cannot be made unavailable");
        var show = WriteShow(temp, $"osc: {{to: [{osc.Address}], listen: 127.0.0.1:{FreePort.Find()}, query: off}}\nlive: {{connection: midi}}\nmidi: {{controller: {{}}}}\n");
        using (var worker = WorkerProcess.Start(noServer, "run", show))
        {
            await osc.WaitUntilAsync("/paintsound/selection/music", 3);
            Assert.StartsWith(
                "MIDI: No MIDI system is available: no JACK server runs",
                Assert.Single(worker.Errors, line => line.Contains("MIDI", StringComparison.Ordinal)), StringComparison.Ordinal);
        }

        // An invalid library, found first by the loader.
        foreach (var version in new[] { 6, 7 })
        {
            temp.Write($"librtmidi.so.{version}", "none");
        }

        var result = await WorkerProcess.RunAsync(new Dictionary<string, string?> { ["LD_LIBRARY_PATH"] = temp[""] }, "devices");
        Assert.Contains("MIDI: The MIDI library RtMidi is not installed: apt-get install librtmidi6 (librtmidi7 on newer systems).", result.Output, StringComparison.Ordinal);
        Assert.Contains("MIDI: No MIDI system is available", (await WorkerProcess.RunAsync(noServer, "devices")).Output, StringComparison.Ordinal);
        await osc.CloseAsync();
    }

    [Theory]
    [InlineData("{grid: {tracks: {nobody 1: {channel: 1, notes: [1]}}}}", "nobody 1")]
    [InlineData("{grid: {channel: 17}}", "a number from 1 to 16")]
    [InlineData("{controller: {template: user 9}}", "user 1 to user 8")]
    public async Task Reports_errors_in_the_midi_section_of_a_show(string midi, string error)
    {
        using var temp = new TemporaryFolder();
        var result = await WorkerProcess.RunAsync("run", WriteShow(temp, $"osc: {{listen: 127.0.0.1:{FreePort.Find()}, query: off}}\nlive: {{connection: midi}}\nmidi: {midi}\n"));
        Assert.Contains(error, result.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_show_continues_if_the_recording_cannot_be_written()
    {
        using var temp = new TemporaryFolder();
        using var osc = new OscRecorder();
        using var worker = WorkerProcess.Start(
            "run", WriteShow(temp, $"osc: {{to: [{osc.Address}], listen: 127.0.0.1:{FreePort.Find()}, query: off}}\nmidi: {{record: nowhere/take.mid}}\n"));
        await osc.WaitUntilAsync("/paintsound/selection/music", 1);
        Assert.EndsWith(
            "The show continues without a MIDI recording.", Assert.Single(worker.Errors, line => line.Contains("take.mid cannot be written", StringComparison.Ordinal)), StringComparison.Ordinal);
        await osc.CloseAsync();
    }

    [Fact]
    public async Task Send_map_sends_one_note_per_Enter_in_grid_order()
    {
        using var temp = new TemporaryFolder();
        await using var jack = new JackServerProcess(JackServerProcess.MidiFrames);
        await jack.StartAsync();
        using var dump = new MidiDump(jack, "mon");
        var show = WriteShow(temp, "live: {connection: midi}\n");
        var tracks = (await WorkerProcess.RunAsync("midi", "grid", show, "--json")).Json.EnumerateArray().ToArray();
        var (first, second) = (tracks[0], tracks[1]);
        using var sendMap = StartSendMap(show);
        await sendMap.WaitForLineAsync(line => line.Contains("scene 1: ", StringComparison.Ordinal));
        await jack.WaitForPortAsync(OutputPort);
        await jack.WaitForPortAsync("mon:input");
        await jack.ConnectAsync(OutputPort, "mon:input");

        // All notes of the first track and its stop button; then back, skip, one more note, and end.
        var clips = first.GetProperty("clips").EnumerateArray().ToArray();
        var expected = new List<string>();
        foreach (var note in clips.Select(clip => clip.GetProperty("note")).Append(first.GetProperty("stop")))
        {
            await EnterAsync(note);
        }

        await sendMap.WaitForLineAsync(line => line.StartsWith($"{second.GetProperty("name").GetString()}, scene 1: the slot of ", StringComparison.Ordinal));
        Assert.Single(sendMap.Output, line => line.StartsWith($"{first.GetProperty("name").GetString()}: the stop button", StringComparison.Ordinal));
        sendMap.WriteLine("back");
        sendMap.WriteLine("skip");
        sendMap.WriteLine("what?");
        await EnterAsync(second.GetProperty("clips")[0].GetProperty("note"));
        sendMap.WriteLine("end");
        await sendMap.WaitForExitAsync();
        Assert.Equal((0, $"{clips.Length + 2} notes sent. Press MIDI in Live again and save the set."), (sendMap.ExitCode, sendMap.Output.Last()));
        Assert.Equal(expected, dump.Messages);

        using (var later = StartSendMap(show, "--track", second.GetProperty("name").GetString()!))
        {
            await later.WaitForLineAsync(line => line.StartsWith($"{second.GetProperty("name").GetString()}, scene 1: ", StringComparison.Ordinal));
        }

        Assert.Contains("This show has no track 'nobody 1'. Its tracks are '", (await WorkerProcess.RunAsync(jack.Environment, "midi", "send-map", show, "--track", "nobody 1")).ErrorLine, StringComparison.Ordinal);

        ChildProcess StartSendMap(params string[] arguments) =>
            ChildProcess.StartInteractive("dotnet-sdk-10.0", jack.Environment, WorkerProcess.Command[0], [.. WorkerProcess.Command[1..], "midi", "send-map", .. arguments]);

        async Task EnterAsync(JsonElement note)
        {
            var (channel, number) = (note.GetProperty("channel").GetInt32() - 1, note.GetProperty("number").GetInt32());
            expected.AddRange([$"{0x90 | channel:X2}{number:X2}7F", $"{0x80 | channel:X2}{number:X2}00"]);
            sendMap.WriteLine("");
            await dump.WaitUntilAsync(messages => messages.Length >= expected.Count);
        }
    }

    [Fact]
    public async Task A_learned_controller_map_sets_controls()
    {
        using var temp = new TemporaryFolder();
        await using var jack = new JackServerProcess(JackServerProcess.MidiFrames);
        await jack.StartAsync();
        using var controller = new JackMidiController(jack.Name, "Keys");
        await jack.WaitForPortAsync("Keys:out");
        using var learn = WorkerProcess.Start(jack.Environment, "midi", "learn", "--port", "keys", "--out", temp["keys.yaml"], "--only", "gate", "--only", "hold", "--only", "next");
        await learn.WaitForLineAsync(line => line.StartsWith("gate:", StringComparison.Ordinal));
        await jack.WaitForPortAsync(InputPort);

        // One message of another knob is not a turn. Then a turned knob, a released and pressed button, and another button.
        controller.Send("B00100", "B00700", "B00740", "B0077F", "903C64", "803C00", "903C64", "903D64");
        await learn.WaitForExitAsync();
        Assert.Equal(
            ["# A controller map of PaintSound.", "gate: {control: 7, channel: 1}", "hold: {note: 60, channel: 1}", "next: {note: 61, channel: 1}"],
            await File.ReadAllLinesAsync(temp["keys.yaml"], TestContext.Current.CancellationToken));

        using var osc = new OscRecorder();
        using var worker = WorkerProcess.Start(jack.Environment, "run", WriteShow(
            temp, $"osc: {{to: [{osc.Address}], listen: 127.0.0.1:{FreePort.Find()}, query: off}}\nmidi: {{controller: {{port: Keys, map: keys.yaml}}}}\n", dwell: 300));
        await osc.WaitUntilAsync("/paintsound/selection/music", 1);
        controller.Send("903D64");
        await osc.WaitUntilAsync("/paintsound/selection/music", 2);
        await osc.CloseAsync();
    }

    private static bool IsOn(string message) => message[0] == '9';

    /// <summary>Returns the expected notes of selections: the note of the clip, the stop note of the previous track if the track changed, and the note offs.</summary>
    private static IEnumerable<string> ExpectedNotes(JsonElement grid, IEnumerable<string> works)
    {
        var tracks = grid.EnumerateArray().ToArray();
        var before = -1;
        foreach (var work in works)
        {
            var track = Array.FindIndex(tracks, t => Clips(t).Any(clip => clip.GetProperty("id").GetString() == work));
            var note = Clips(tracks[track]).Single(clip => clip.GetProperty("id").GetString() == work).GetProperty("note");
            JsonElement[] pressed = before >= 0 && before != track ? [note, tracks[before].GetProperty("stop")] : [note];
            foreach (var key in pressed)
            {
                yield return $"{0x90 | (key.GetProperty("channel").GetInt32() - 1):X2}{key.GetProperty("number").GetInt32():X2}7F";
            }

            foreach (var key in pressed)
            {
                yield return $"{0x80 | (key.GetProperty("channel").GetInt32() - 1):X2}{key.GetProperty("number").GetInt32():X2}00";
            }

            before = track;
        }

        static IEnumerable<JsonElement> Clips(JsonElement track) => track.GetProperty("clips").EnumerateArray();
    }

    /// <summary>Checks that controller 3 of channel 2 is always sent as a pair (14 bits), and that the fader of channel 16 never repeats a value.</summary>
    private static void AssertPairs(string[] messages)
    {
        var fine = messages.Where(message => message.StartsWith("B1", StringComparison.Ordinal)).ToArray();
        Assert.True(fine.Length > 10);
        Assert.All(fine.Chunk(2), pair => Assert.Equal(("B103", "B123"), (pair[0][..4], pair[1][..4])));
        var coarse = messages.Where(message => message.StartsWith("BF4D", StringComparison.Ordinal)).ToArray();
        Assert.All(coarse.Zip(coarse.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    /// <summary>Reads the messages of a Standard MIDI File with the program midicsv.</summary>
    private static async Task<string[]> ReadRecordingAsync(string file)
    {
        var text = await ChildProcess.RunAsync("midicsv", "midicsv", file);
        return [.. text.Split('\n').Select(line => line.Split(", ")).Select(row => row[2] switch
        {
            "Note_on_c" => $"{0x90 | int.Parse(row[3]):X2}{int.Parse(row[4]):X2}{int.Parse(row[5]):X2}",
            "Note_off_c" => $"{0x80 | int.Parse(row[3]):X2}{int.Parse(row[4]):X2}{int.Parse(row[5]):X2}",
            "Control_c" => $"{0xB0 | int.Parse(row[3]):X2}{int.Parse(row[4]):X2}{int.Parse(row[5]):X2}",
            _ => "",
        }).Where(message => message.Length > 0)];
    }

    private string WriteShow(TemporaryFolder temp, string rest, double dwell = 1) => temp.Write(
        "show.yaml", $"library: {samples.Library}\nbrush: {{simulated: 1}}\ncanvas: {{file: {samples.Canvas}}}\n" +
        $"choosing: {{gate: 0.3, dwell: {dwell}, silence: any}}\n{rest}");
}
