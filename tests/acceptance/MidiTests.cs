using System.Text.Json;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound run</c> over JACK's real MIDI: what it plays, who plays it, and what happens where there is no port.</summary>
[Collection(nameof(Alone))]
public class MidiTests(Atelier atelier)
{
    private const string Font = "/usr/share/sounds/sf2/TimGM6mb.sf2";
    private const string Ours = "PaintSound:out";
    private const string Steering = "PaintSound-in:in";
    private const string Xl = "Launch Control XL";

    // Two modulations, which are the first two depths of a controller in alphabetical order.
    private const string Modulations =
        """
        modulations:
          bright: {source: brightness, rate: 20, target: {control: 3, channel: 2, bits: 14}}
          loud: {source: brush-level, rate: 20, target: {control: fader-1, channel: 16}}
        """;

    [Fact]
    public async Task Launches_and_control_changes_arrive_byte_for_byte_and_are_heard_and_recorded()
    {
        Assert.SkipUnless(File.Exists(Font), "there is no sound font: apt-get install timgm6mb-soundfont");
        using var place = new Place();
        await using var jack = new JackServerProcess(JackServerProcess.ForMidi);
        await jack.StartAsync();
        using var ear = new OscEar();
        using var dump = new MidiDump(jack, "mon");
        using var synthesizer = Peer.Start(
            "fluidsynth", jack.Environment, "fluidsynth", "-a", "jack", "-m", "jack", "-s", "-i", "-r", "48000",
            "-o", "midi.jack.id=synth", "-o", "audio.jack.autoconnect=0", Font);
        await jack.ThereIsAsync("synth:left");
        var show = Show(place, $"osc: {{to: [{ear.Address}], listen: 127.0.0.1:{Ports.Free()}}}\n{Modulations}\nlive: {{connection: midi}}\nmidi: {{grid: {{note: 60}}, record: take.mid}}\n");
        using (var worker = WorkerProcess.Start(jack.Environment, "run", show))
        {
            await jack.ThereIsAsync(Ours);
            using var microphone = Peer.Start(
                "ffmpeg", jack.Environment, "ffmpeg", "-v", "error", "-y", "-f", "jack", "-channels", "1", "-i", "microphone", "-t", "5", place["heard.wav"]);
            await jack.ThereIsAsync("microphone:input_1");
            await jack.ConnectAsync("synth:left", "microphone:input_1");
            await jack.ConnectAsync(Ours, "mon:input");
            await jack.ConnectAsync(Ours, "synth:midi_00");
            await microphone.EndAsync();
            await dump.UntilAsync(messages => messages.Count(IsOn) >= 4 && messages.Count(message => message.StartsWith("BF4D", StringComparison.Ordinal)) > 20);
            await worker.SignalAsync("TERM");
            await worker.EndAsync();
            Assert.Equal(0, worker.ExitCode);
        }

        await ear.CloseAsync();
        var notes = (await WorkerProcess.RunAsync("midi", "grid", show, "--json")).Json;
        var launched = dump.Messages.Where(message => message[0] is '8' or '9').ToList();

        // The end of the show stops what was launched last, on the channel of its track.
        var last = notes.EnumerateArray().Select(track => track.GetProperty("stop")).Single(stop => stop.GetProperty("channel").GetInt32() - 1 == Convert.ToInt32(launched.Last(IsOn)[1..2], 16));
        var stopped = launched.FindLastIndex(IsOn);
        Assert.Equal($"{last.GetProperty("number").GetInt32():X2}7F", launched[stopped][2..]);
        var released = launched.LastIndexOf($"8{launched[stopped][1]}{launched[stopped][2..4]}00");
        Assert.True(released > stopped);
        launched.RemoveAt(released);
        launched.RemoveAt(stopped);
        Assert.Equal(Played(notes, ear.At("/paintsound/selection/music").Select(selection => selection.Arguments[0].TryText(out var id) ? id : "none")).Take(launched.Count), launched);

        // The recording has what was sent before the dump was connected, too.
        var recorded = await RecordedAsync(place["take.mid"]);
        Assert.Equal(recorded[^dump.Messages.Length..], dump.Messages);
        AssertPairs(recorded);
        var level = await Sounds.PeakDbAsync(place["heard.wav"]);
        TestContext.Current.SendDiagnosticMessage($"{launched.Count} notes, {dump.Messages.Length} messages, heard at {level} dB");
        Assert.InRange(level, -45, 0);
    }

    [Fact]
    public async Task A_Launch_Control_XL_steers_and_its_lights_show_the_state()
    {
        using var place = new Place();
        await using var jack = new JackServerProcess(JackServerProcess.ForMidi);
        await jack.StartAsync();
        using var ear = new OscEar();
        using var lights = new MidiDump(jack, Xl);
        using var hand = new JackHand(jack.Name, Xl);
        var show = Show(
            place, $"osc: {{to: [{ear.Address}], listen: 127.0.0.1:{Ports.Free()}}}\n{Modulations}\nmidi: {{controller: {{template: user 3}}}}\n", dwell: 300);
        using var worker = WorkerProcess.Start(jack.Environment, "run", show);
        await jack.ThereIsAsync(Steering);
        await jack.ThereIsAsync(Ours);
        using var sent = new MidiDump(jack, "mon");
        await jack.ThereIsAsync("mon:input");
        await jack.ConnectAsync(Ours, "mon:input");
        await lights.UntilAsync(messages => messages.Length == 2);
        Assert.Equal("F0002029021177" + "02" + "F7", lights.Messages[0]);
        Assert.Equal(8 + (2 * 48) + 1, lights.Messages[1].Length / 2);
        await ear.UntilAsync("/paintsound/selection/music", 1);

        // Template "user 3" is channel 3. A light: its place, then its colour; the facts stand in the device's reference.
        await LightAsync("B20D00", "001D");
        await LightAsync("B20D7F", "003F");
        await LightAsync("B20E00", "011D");
        await LightAsync("B20F7F", "023F");
        await LightAsync("B2107F", "033F");
        await LightAsync("92297F", "180D");
        await LightAsync("92297F", "183C");
        await LightAsync("926B7F", "2A3F");
        await LightAsync("926B7F", "2A1D");
        await LightAsync("926C7F", "2B0D");
        await LightAsync("926C7F", "2B0F");

        // The second knob has set the dwell to nothing: only what is held waits for "next". A step that was under way may still choose.
        await LightAsync("926B7F", "2A3F");
        await Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System, TestContext.Current.CancellationToken);
        var before = ear.At("/paintsound/selection/music").Length;
        hand.Play("B26B7F", "B26B00");
        await ear.UntilAsync("/paintsound/selection/music", before + 1);

        // Faders have no lights. The second one is the depth of "loud": at nothing, the controller that it moves comes to rest.
        hand.Play("B24E00");
        await sent.UntilAsync(messages => messages.LastOrDefault(IsLoud) == "BF4D00");
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal("BF4D00", sent.Messages.Last(IsLoud));
        hand.Play("B24E7F");
        await sent.UntilAsync(messages => messages.LastOrDefault(IsLoud) != "BF4D00");

        // Nothing happens by what the table does not name, and on another channel; choosing the template on the device lights it anew.
        var shown = lights.Messages.Length;
        hand.Play("B2687F", "B2317F", "B00D00", "F0002029021177" + "02" + "F7");
        await lights.UntilAsync(messages => messages.Length > shown);
        Assert.Equal(8 + (2 * 48) + 1, lights.Messages[shown].Length / 2);
        await worker.SignalAsync("TERM");
        await worker.EndAsync();
        Assert.Equal(0, worker.ExitCode);
        await lights.UntilAsync(messages => messages[^1] == "B20000");
        await ear.CloseAsync();

        static bool IsLoud(string message) => message.StartsWith("BF4D", StringComparison.Ordinal);

        async Task LightAsync(string message, string light)
        {
            hand.Play(message);
            await lights.UntilAsync(messages => messages[^1] == "F0002029021178" + "02" + light + "F7");
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_or_goes_away_is_said_once_and_found_again()
    {
        using var place = new Place();
        await using var jack = new JackServerProcess(JackServerProcess.ForMidi);
        await jack.StartAsync();
        using var ear = new OscEar();
        var other = new JackHand(jack.Name, "PaintSound");
        var show = Show(place, $"osc: {{to: [{ear.Address}], listen: 127.0.0.1:{Ports.Free()}}}\nlive: {{connection: midi}}\n");
        using var worker = WorkerProcess.Start(jack.Environment, "run", show);
        await worker.LineAsync(line => line.StartsWith("MIDI: there is a port PaintSound already", StringComparison.Ordinal));
        await ear.UntilAsync("/paintsound/selection/music", 2);
        other.Dispose();
        await worker.LineAsync(IsOpen);

        jack.Kill();
        await worker.LineAsync(line => line.StartsWith("MIDI: ", StringComparison.Ordinal) && line.Contains("gone", StringComparison.Ordinal));
        await ear.UntilAsync("/paintsound/selection/music", ear.At("/paintsound/selection/music").Length + 2);
        await jack.StartAsync();
        using var dump = new MidiDump(jack, "mon");
        await worker.UntilAsync(() => worker.Errors.Count(line => IsOpen(line)) == 2);
        await jack.ThereIsAsync(Ours);
        await jack.ThereIsAsync("mon:input");
        await jack.ConnectAsync(Ours, "mon:input");

        // What was chosen without a port does not arrive later: the first message is a new launch, with its end soon after.
        await dump.UntilAsync(messages => messages.Count(IsOn) >= 2);
        Assert.True(dump.Messages.Length <= 6, string.Join(' ', dump.Messages));
        Assert.Equal(4, worker.Errors.Count(line => line.StartsWith("MIDI: ", StringComparison.Ordinal)));
        await ear.CloseAsync();

        static bool IsOpen(string line) => line == "MIDI: PaintSound is open.";
    }

    [Fact]
    public async Task Without_MIDI_the_performance_goes_on_and_one_line_says_what_is_missing()
    {
        using var place = new Place();
        using var ear = new OscEar();
        var nowhere = new Dictionary<string, string?> { ["JACK_DEFAULT_SERVER"] = "nowhere", ["JACK_NO_START_SERVER"] = "1" };
        Assert.SkipWhen(File.Exists("/dev/snd/seq"), "this computer has a MIDI system that cannot be taken away");
        var show = Show(place, $"osc: {{to: [{ear.Address}], listen: 127.0.0.1:{Ports.Free()}}}\nlive: {{connection: midi}}\nmidi: {{controller: {{}}}}\n");
        using (var worker = WorkerProcess.Start(nowhere, "run", show))
        {
            await ear.UntilAsync("/paintsound/selection/music", 3);
            Assert.StartsWith(
                "MIDI: No MIDI system is available: no JACK server runs",
                Assert.Single(worker.Errors, line => line.Contains("MIDI", StringComparison.Ordinal)), StringComparison.Ordinal);
        }

        // A library that is none, first in the loader's way.
        foreach (var version in new[] { 6, 7 })
        {
            place.Write($"librtmidi.so.{version}", "none");
        }

        var outcome = await WorkerProcess.RunAsync(new Dictionary<string, string?> { ["LD_LIBRARY_PATH"] = place[""] }, "devices");
        Assert.Contains("MIDI: The MIDI library RtMidi is not installed: apt-get install librtmidi6 (librtmidi7 on newer systems).", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("MIDI: No MIDI system is available", (await WorkerProcess.RunAsync(nowhere, "devices")).Output, StringComparison.Ordinal);
        await ear.CloseAsync();
    }

    [Theory]
    [InlineData("{grid: {tracks: {nobody 1: {channel: 1, notes: [1]}}}}", "nobody 1")]
    [InlineData("{grid: {channel: 17}}", "a number from 1 to 16")]
    [InlineData("{controller: {template: user 9}}", "user 1 to user 8")]
    public async Task What_a_show_says_wrongly_is_named(string midi, string complaint)
    {
        using var place = new Place();
        var outcome = await WorkerProcess.RunAsync("run", Show(place, $"osc: {{listen: 127.0.0.1:{Ports.Free()}}}\nlive: {{connection: midi}}\nmidi: {midi}\n"));
        Assert.Contains(complaint, outcome.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_that_cannot_be_written_is_one_line_and_the_show_goes_on()
    {
        using var place = new Place();
        using var ear = new OscEar();
        using var worker = WorkerProcess.Start(
            "run", Show(place, $"osc: {{to: [{ear.Address}], listen: 127.0.0.1:{Ports.Free()}}}\nmidi: {{record: nowhere/take.mid}}\n"));
        await ear.UntilAsync("/paintsound/selection/music", 1);
        Assert.EndsWith(
            "The show continues without a MIDI recording.", Assert.Single(worker.Errors, line => line.Contains("take.mid cannot be written", StringComparison.Ordinal)), StringComparison.Ordinal);
        await ear.CloseAsync();
    }

    [Fact]
    public async Task A_set_is_mapped_note_by_note_with_each_Enter_in_the_order_of_the_grid()
    {
        using var place = new Place();
        await using var jack = new JackServerProcess(JackServerProcess.ForMidi);
        await jack.StartAsync();
        using var dump = new MidiDump(jack, "mon");
        var show = Show(place, "live: {connection: midi}\n");
        var tracks = (await WorkerProcess.RunAsync("midi", "grid", show, "--json")).Json.EnumerateArray().ToArray();
        var (first, second) = (tracks[0], tracks[1]);
        using var teach = Teach(show);
        await teach.LineAsync(line => line.Contains("scene 1: ", StringComparison.Ordinal));
        await jack.ThereIsAsync(Ours);
        await jack.ThereIsAsync("mon:input");
        await jack.ConnectAsync(Ours, "mon:input");

        // All of the first track and its stop button; then one back, left out, another again, and the end.
        var clips = first.GetProperty("clips").EnumerateArray().ToArray();
        var expected = new List<string>();
        foreach (var note in clips.Select(clip => clip.GetProperty("note")).Append(first.GetProperty("stop")))
        {
            await EnterAsync(note);
        }

        await teach.LineAsync(line => line.StartsWith($"{second.GetProperty("name").GetString()}, scene 1: the slot of ", StringComparison.Ordinal));
        Assert.Single(teach.Output, line => line.StartsWith($"{first.GetProperty("name").GetString()}: the stop button", StringComparison.Ordinal));
        teach.Type("back");
        teach.Type("skip");
        teach.Type("what?");
        await EnterAsync(second.GetProperty("clips")[0].GetProperty("note"));
        teach.Type("end");
        await teach.EndAsync();
        Assert.Equal((0, $"{clips.Length + 2} notes sent. Press MIDI in Live again and save the set."), (teach.ExitCode, teach.Output.Last()));
        Assert.Equal(expected, dump.Messages);

        using (var later = Teach(show, "--track", second.GetProperty("name").GetString()!))
        {
            await later.LineAsync(line => line.StartsWith($"{second.GetProperty("name").GetString()}, scene 1: ", StringComparison.Ordinal));
        }

        Assert.Contains("This show has no track 'nobody 1'. Its tracks are '", (await WorkerProcess.RunAsync(jack.Environment, "midi", "send-map", show, "--track", "nobody 1")).Complaint, StringComparison.Ordinal);

        Peer Teach(params string[] arguments) =>
            Peer.StartTyped("dotnet-sdk-10.0", jack.Environment, WorkerProcess.Command[0], [.. WorkerProcess.Command[1..], "midi", "send-map", .. arguments]);

        async Task EnterAsync(JsonElement note)
        {
            var (channel, number) = (note.GetProperty("channel").GetInt32() - 1, note.GetProperty("number").GetInt32());
            expected.AddRange([$"{0x90 | channel:X2}{number:X2}7F", $"{0x80 | channel:X2}{number:X2}00"]);
            teach.Type("");
            await dump.UntilAsync(messages => messages.Length >= expected.Count);
        }
    }

    [Fact]
    public async Task Another_controller_is_learned_and_its_map_steers()
    {
        using var place = new Place();
        await using var jack = new JackServerProcess(JackServerProcess.ForMidi);
        await jack.StartAsync();
        using var hand = new JackHand(jack.Name, "Keys");
        await jack.ThereIsAsync("Keys:out");
        using var learn = WorkerProcess.Start(jack.Environment, "midi", "learn", "--port", "keys", "--out", place["keys.yaml"], "--only", "gate", "--only", "hold", "--only", "next");
        await learn.LineAsync(line => line.StartsWith("gate:", StringComparison.Ordinal));
        await jack.ThereIsAsync(Steering);

        // A touch of another knob is not a turn; then a knob, a button let go and pressed, and another one.
        hand.Play("B00100", "B00700", "B00740", "B0077F", "903C64", "803C00", "903C64", "903D64");
        await learn.EndAsync();
        Assert.Equal(
            ["# A controller map of PaintSound.", "gate: {control: 7, channel: 1}", "hold: {note: 60, channel: 1}", "next: {note: 61, channel: 1}"],
            await File.ReadAllLinesAsync(place["keys.yaml"], TestContext.Current.CancellationToken));

        using var ear = new OscEar();
        using var worker = WorkerProcess.Start(jack.Environment, "run", Show(
            place, $"osc: {{to: [{ear.Address}], listen: 127.0.0.1:{Ports.Free()}}}\nmidi: {{controller: {{port: Keys, map: keys.yaml}}}}\n", dwell: 300));
        await ear.UntilAsync("/paintsound/selection/music", 1);
        hand.Play("903D64");
        await ear.UntilAsync("/paintsound/selection/music", 2);
        await ear.CloseAsync();
    }

    private static bool IsOn(string message) => message[0] == '9';

    /// <summary>The notes that selections are to play: of each the clip's own, the stop of the track before where it is another one, and their ends.</summary>
    private static IEnumerable<string> Played(JsonElement grid, IEnumerable<string> works)
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

    /// <summary>Controller 3 of channel 2 always comes as a pair, the fader of channel 16 never twice with the same value.</summary>
    private static void AssertPairs(string[] messages)
    {
        var fine = messages.Where(message => message.StartsWith("B1", StringComparison.Ordinal)).ToArray();
        Assert.True(fine.Length > 10);
        Assert.All(fine.Chunk(2), pair => Assert.Equal(("B103", "B123"), (pair[0][..4], pair[1][..4])));
        var coarse = messages.Where(message => message.StartsWith("BF4D", StringComparison.Ordinal)).ToArray();
        Assert.All(coarse.Zip(coarse.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    /// <summary>The messages in a Standard MIDI File, read by a program that is not ours.</summary>
    private static async Task<string[]> RecordedAsync(string file)
    {
        var text = await Peer.RunAsync("midicsv", "midicsv", file);
        return [.. text.Split('\n').Select(line => line.Split(", ")).Select(row => row[2] switch
        {
            "Note_on_c" => $"{0x90 | int.Parse(row[3]):X2}{int.Parse(row[4]):X2}{int.Parse(row[5]):X2}",
            "Note_off_c" => $"{0x80 | int.Parse(row[3]):X2}{int.Parse(row[4]):X2}{int.Parse(row[5]):X2}",
            "Control_c" => $"{0xB0 | int.Parse(row[3]):X2}{int.Parse(row[4]):X2}{int.Parse(row[5]):X2}",
            _ => "",
        }).Where(message => message.Length > 0)];
    }

    private string Show(Place place, string rest, double dwell = 1) => place.Write(
        "show.yaml", $"library: {atelier.Library}\nbrush: {{simulated: 1}}\ncanvas: {{file: {atelier.Canvas}}}\n" +
        $"choosing: {{gate: 0.3, dwell: {dwell}, silence: any}}\n{rest}");
}
