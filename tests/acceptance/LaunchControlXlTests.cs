using System.Text.Json.Nodes;

namespace PaintSound.Acceptance.Tests;

/// <summary>
/// A hand goes over a whole Launch Control XL, control by control, over JACK's real MIDI: in a show of sixteen collections and sixteen
/// modulations every one of them does what the table says and nothing else, and its light follows. Numbers, places of the lights and colours are
/// Novation's, as the programmer's reference has them.
/// </summary>
[Collection(nameof(Alone))]
public class LaunchControlXlTests(Atelier atelier)
{
    private const string Name = "Launch Control XL";
    // Of several hundred cycles a machine that is busy otherwise misses one now and then, and what JACK held in it is lost.
    private const int MostLost = 4;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    private const string Green = "3C", DimRed = "0D", Red = "0F", Amber = "3F", DimAmber = "1D", HalfAmber = "2E", Off = "0C";

    private static readonly int[] Faders = [77, 78, 79, 80, 81, 82, 83, 84];
    private static readonly int[] Knobs = [29, 30, 31, 32, 33, 34, 35, 36];
    private static readonly int[] Buttons = [41, 42, 43, 44, 57, 58, 59, 60, 73, 74, 75, 76, 89, 90, 91, 92];

    private readonly List<string> _lights = [];

    [Fact]
    public async Task Every_control_does_what_the_table_says_and_its_light_says_so()
    {
        using var place = new Place();
        var collections = await CollectionsAsync(place);
        await using var jack = new JackServerProcess(JackServerProcess.ForMidi);
        await jack.StartAsync();
        using var device = new MidiDump(jack, Name);
        using var hand = new JackHand(jack.Name, Name);
        var port = Ports.Free();
        var modulations = string.Concat(Enumerable.Range(1, 16).Select(i => $"  m{i:00}: {{source: brush-level, target: {{control: {i}}}}}\n"));
        var show = place.Write(
            "show.yaml",
            $"library: {place["library"]}\nbrush: {{simulated: 1}}\ncanvas: {{file: {atelier.Canvas}}}\nchoosing: {{gate: 0.5, dwell: 300, silence: any}}\n" +
            $"osc: {{listen: 127.0.0.1:{Ports.Free()}, query: off}}\nweb: {{listen: 127.0.0.1:{port}}}\nmodulations:\n{modulations}midi: {{controller: {{}}}}\n");
        using var worker = WorkerProcess.Start(jack.Environment, "run", show);
        await worker.LineAsync(line => line.StartsWith("Pages: ", StringComparison.Ordinal));
        await jack.ThereIsAsync("PaintSound-in:in");
        using var panel = await Panel.OpenAsync(port);

        // The whole device is lit at once: what the table does not name is off.
        await device.UntilAsync(messages => messages.Length == 2);
        Take(device);
        Assert.Equal(48, _lights.Count);
        Assert.Equal(37, _lights.Count(light => !light.EndsWith(Off, StringComparison.Ordinal)));

        var expected = (JsonObject)panel.Controls.DeepClone();
        List<string> lost = [];
        await TurnAsync("gate", 13, "00", (0, 0.0001, DimAmber));
        await TurnAsync("dwell", 14, "01", (127, 600, Amber));
        await TurnAsync("follow", 15, "02", (64, 64 / 127.0, HalfAmber));
        await TurnAsync("congruity/smoothing", 16, "03", (127, 30, Amber));
        await TurnAsync("projection/opacity canvas", 17, "04", (64, 64 / 127.0, HalfAmber));
        await TurnAsync("projection/opacity painting", 18, "05", (127, 1, Amber));
        await TurnAsync("projection/fade", 19, "06", (127, 60, Amber));
        await TurnAsync("projection/blend", 20, "07", (127, "difference", Amber), (0, "mix", DimAmber));
        for (var i = 0; i < 8; i++)
        {
            var (fader, knob) = ($"depth m{i + 1:00}", $"depth m{i + 9:00}");
            await TurnAsync(fader, Faders[i], null, (i, i / 127.0, null));
            await TurnAsync(knob, Knobs[i], $"{8 + i:X2}", i % 2 == 0 ? (i, i / 127.0, DimAmber) : (60 + i, (60 + i) / 127.0, HalfAmber));
        }

        for (var i = 0; i < collections.Length; i++)
        {
            await PressAsync($"collection {collections[i]}", Buttons[i], $"{24 + i:X2}", (false, DimRed));
        }

        await PressAsync($"collection {collections[0]}", Buttons[0], "18", (true, Green));
        await PressAsync($"collection {collections[9]}", Buttons[9], "21", (true, Green));

        await PressAsync("hold", 107, "2A", (true, Amber), (false, DimAmber));
        await PressAsync("arm", 108, "2B", (false, DimRed), (true, Red));
        await PressAsync("projection/black", 106, "29", (true, Red), (false, DimRed));
        await PressAsync("distance", 105, "28", ("paper", Amber), ("weighed", Green));

        // "Right" moves on, whatever the dwell is; its light stays.
        var selections = worker.Lines.Count(IsSelection);
        hand.Play("B06B7F");
        await worker.UntilAsync(() => worker.Lines.Count(IsSelection) == selections + 1);

        // What stands nowhere in the table does nothing: up, down, left and the lowest knobs.
        hand.Play("B0687F", "B0697F", "B06A7F", "B03105");
        await TurnAsync("follow", 15, "02", (0, 0, DimAmber));
        Assert.DoesNotContain(worker.Errors, line => line.StartsWith("MIDI note", StringComparison.Ordinal));

        void Lose(string what)
        {
            lost.Add(what);
            TestContext.Current.TestOutputHelper?.WriteLine($"JACK lost {what}.");
            Assert.True(lost.Count <= MostLost, $"Too much was lost for chance: {string.Join(", ", lost)}");
        }

        async Task<bool> IsLitAsync(string set)
        {
            var begun = TimeProvider.System.GetTimestamp();
            while (Take(device).FindLast(each => each.StartsWith(set[..2], StringComparison.Ordinal)) != set)
            {
                if (TimeProvider.System.GetElapsedTime(begun) > Soon)
                {
                    return false;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
            }

            return true;
        }

        static bool IsSelection(string line) => line.Contains("passed the gate", StringComparison.Ordinal);

        Task TurnAsync(string what, int number, string? light, params (int Value, JsonNode Setting, string? Colour)[] turns) => MoveAsync(
            what, light, [.. turns.Select(turn => ($"B0{number:X2}{turn.Value:X2}", turn.Setting, turn.Colour))]);

        Task PressAsync(string what, int number, string light, params (JsonNode Setting, string Colour)[] presses) => MoveAsync(
            what, light, [.. presses.Select(press => ($"90{number:X2}7F", press.Setting, (string?)press.Colour))]);

        async Task MoveAsync(string what, string? light, (string Message, JsonNode Setting, string? Colour)[] moves)
        {
            foreach (var (message, setting, colour) in moves)
            {
                expected[what] = setting.DeepClone();
                hand.Play(message);
                if (!await panel.IsAsync(() => Same(panel.Controls, expected), Soon))
                {
                    Lose(message);
                    hand.Play(message);
                    await panel.UntilAsync(() => Same(panel.Controls, expected));
                }

                if (light is not null && !await IsLitAsync(light + colour))
                {
                    // Choosing the template on the device asks for all lights.
                    Lose($"the light {light}{colour}");
                    hand.Play("F0002029021177" + "00" + "F7");
                    Assert.True(await IsLitAsync(light + colour), $"The light {light} is not {colour}: {string.Join(' ', device.Messages)}");
                }
            }
        }
    }

    /// <summary>Sixteen collections of one short piece each, indexed; by the alphabet as the device's buttons have them.</summary>
    private static async Task<string[]> CollectionsAsync(Place place)
    {
        await Peer.RunAsync(
            "ffmpeg", "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "aevalsrc='0.4*sin(2*PI*t*(100+10*t))':s=16000:d=64",
            "-f", "segment", "-segment_time", "4", place["piece%02d.wav"]);
        string[] names = [.. Enumerable.Range(0, 16).Select(i => $"c{i:00}")];
        var folders = names.Select((name, i) => place.Copy(name, place[$"piece{i:00}.wav"]));
        var outcome = await WorkerProcess.RunAsync(["index", .. folders, "--library", place["library"], "--json"]);
        Assert.True(outcome.Status == 0, outcome.ToString());
        return names;
    }

    /// <summary>All lights that were set until now, each its place and its colour.</summary>
    private List<string> Take(MidiDump device)
    {
        const string set = "F0002029021178" + "00";
        _lights.Clear();
        foreach (var message in device.Messages.Where(message => message.StartsWith(set, StringComparison.Ordinal)))
        {
            _lights.AddRange(message[set.Length..^2].Chunk(4).Select(light => new string(light)));
        }

        return _lights;
    }

    /// <summary>The same settings, but for the last digits of a number.</summary>
    private static bool Same(JsonNode? a, JsonNode? b) => (a, b) switch
    {
        (JsonObject x, JsonObject y) => x.Count == y.Count && x.All(pair => Same(pair.Value, y[pair.Key])),
        (JsonValue x, JsonValue y) when x.TryGetValue(out double p) && y.TryGetValue(out double q) => Math.Abs(p - q) < 1e-6,
        _ => JsonNode.DeepEquals(a, b),
    };
}
