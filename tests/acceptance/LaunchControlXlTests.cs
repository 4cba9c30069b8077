using System.Text.Json.Nodes;

namespace PaintSound.Acceptance.Tests;

/// <summary>
/// Every control of a simulated Launch Control XL over real JACK MIDI, in a show with 16 collections and 16 modulations. Each control must
/// change only its own setting, and its light must follow. Numbers, light indices and colours are from Novation's programmer's reference.
/// </summary>
[Collection(nameof(NonParallelTests))]
public class LaunchControlXlTests(SampleLibraryFixture samples)
{
    private const string Name = "Launch Control XL";
    // A busy machine misses a few of several hundred JACK cycles and loses their events.
    private const int MaxLost = 4;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(15);

    private const string Green = "3C", DimRed = "0D", Amber = "3F", DimAmber = "1D", HalfAmber = "2E", Off = "0C";

    private static readonly int[] Faders = [77, 78, 79, 80, 81, 82, 83, 84];
    private static readonly int[] Knobs = [29, 30, 31, 32, 33, 34, 35, 36];
    private static readonly int[] Buttons = [41, 42, 43, 44, 57, 58, 59, 60];

    private readonly List<string> _lights = [];

    [Fact]
    public async Task Every_control_changes_its_setting_and_its_light()
    {
        using var temp = new TemporaryFolder();
        var collections = await CreateCollectionsAsync(temp);
        await using var jack = new JackServerProcess(JackServerProcess.MidiFrames);
        await jack.StartAsync();
        using var device = new MidiDump(jack, Name);
        using var controller = new JackMidiController(jack.Name, Name);
        var port = FreePort.Find();
        var modulations = string.Concat(Enumerable.Range(1, 16).Select(i => $"  m{i:00}: {{source: brush-level, target: {{control: {i}}}}}\n"));
        var show = temp.Write(
            "show.yaml",
            $"library: {temp["library"]}\nbrush: {{simulated: 1}}\ncanvas: {{file: {samples.Canvas}}}\nchoosing: {{gate: 0.5, dwell: 300, silence: any}}\n" +
            $"osc: {{listen: 127.0.0.1:{FreePort.Find()}, query: off}}\nweb: {{listen: 127.0.0.1:{port}}}\nmodulations:\n{modulations}midi: {{controller: {{template: user 1, pick-up: false}}}}\n");
        using var worker = WorkerProcess.Start(jack.Environment, "run", show);
        await worker.WaitForLineAsync(line => line.StartsWith("Pages: ", StringComparison.Ordinal));
        await jack.WaitForPortAsync("PaintSound-in:in");
        using var operatorPage = await OperatorPageClient.OpenAsync(port);

        // One message sets all lights. Lights without a function are off, and so are the buttons of presets while there are none.
        await device.WaitUntilAsync(messages => messages.Length == 2);
        ReadLights(device);
        Assert.Equal(48, _lights.Count);
        Assert.Equal(40, _lights.Count(light => !light.EndsWith(Off, StringComparison.Ordinal)));

        var expected = (JsonObject)operatorPage.Controls.DeepClone();
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

        for (var i = 0; i < 8; i++)
        {
            await PressAsync($"collection {collections[i]}", Buttons[i], $"{24 + i:X2}", (false, DimRed));
        }

        await PressAsync($"collection {collections[0]}", Buttons[0], "18", (true, Green));
        await PressAsync($"collection {collections[7]}", Buttons[7], "1F", (true, Green));

        await PressAsync("hold", 107, "2A", (true, Amber), (false, DimAmber));
        await PressAsync("arm", 108, "2B", (false, DimAmber), (true, Amber));
        await PressAsync("projection/black", 106, "29", (true, Amber), (false, DimAmber));
        await PressAsync("distance", 105, "28", ("paper", Amber), ("weighed", DimAmber));

        // "Right" requests the next selection regardless of the dwell time. Its light does not change.
        var selections = worker.Lines.Count(IsSelection);
        controller.Send("B06B7F");
        await worker.WaitUntilAsync(() => worker.Lines.Count(IsSelection) == selections + 1);

        // Controls without a function do nothing: presets while there are none.
        controller.Send("90497F");
        await TurnAsync("follow", 15, "02", (0, 0, DimAmber));

        // Left takes it back, up does it again.
        await MoveAsync("follow", "02", [("B06A7F", 64 / 127.0, HalfAmber), ("B0687F", 0, DimAmber)]);
        Assert.DoesNotContain(worker.Errors, line => line.StartsWith("MIDI note", StringComparison.Ordinal));

        void ReportLost(string name)
        {
            lost.Add(name);
            TestContext.Current.TestOutputHelper?.WriteLine($"JACK lost {name}.");
            Assert.True(lost.Count <= MaxLost, $"Too many messages were lost: {string.Join(", ", lost)}");
        }

        async Task<bool> IsLitAsync(string set)
        {
            var start = TimeProvider.System.GetTimestamp();
            while (ReadLights(device).FindLast(each => each.StartsWith(set[..2], StringComparison.Ordinal)) != set)
            {
                if (TimeProvider.System.GetElapsedTime(start) > RetryAfter)
                {
                    return false;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
            }

            return true;
        }

        static bool IsSelection(string line) => line.Contains("passed the gate", StringComparison.Ordinal);

        Task TurnAsync(string name, int number, string? light, params (int Value, JsonNode Setting, string? Colour)[] turns) => MoveAsync(
            name, light, [.. turns.Select(turn => ($"B0{number:X2}{turn.Value:X2}", turn.Setting, turn.Colour))]);

        Task PressAsync(string name, int number, string light, params (JsonNode Setting, string Colour)[] presses) => MoveAsync(
            name, light, [.. presses.Select(press => ($"90{number:X2}7F", press.Setting, (string?)press.Colour))]);

        async Task MoveAsync(string name, string? light, (string Message, JsonNode Setting, string? Colour)[] moves)
        {
            foreach (var (message, setting, colour) in moves)
            {
                expected[name] = setting.DeepClone();
                controller.Send(message);
                if (!await operatorPage.BecomesTrueAsync(() => AreEqual(operatorPage.Controls, expected), RetryAfter))
                {
                    ReportLost(message);
                    controller.Send(message);
                    await operatorPage.WaitUntilAsync(() => AreEqual(operatorPage.Controls, expected));
                }

                if (light is not null && !await IsLitAsync(light + colour))
                {
                    // Selecting the template on the device requests all lights.
                    ReportLost($"the light {light}{colour}");
                    controller.Send("F0002029021177" + "00" + "F7");
                    Assert.True(await IsLitAsync(light + colour), $"The light {light} is not {colour}: {string.Join(' ', device.Messages)}");
                }
            }
        }
    }

    /// <summary>Creates and indexes 16 collections of one short piece each. Returns their names in alphabetical order, the order of the buttons.</summary>
    private static async Task<string[]> CreateCollectionsAsync(TemporaryFolder temp)
    {
        await ChildProcess.RunAsync(
            "ffmpeg", "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "aevalsrc='0.4*sin(2*PI*t*(100+10*t))':s=16000:d=64",
            "-f", "segment", "-segment_time", "4", temp["piece%02d.wav"]);
        string[] names = [.. Enumerable.Range(0, 16).Select(i => $"c{i:00}")];
        var folders = names.Select((name, i) => temp.Copy(name, temp[$"piece{i:00}.wav"]));
        var result = await WorkerProcess.RunAsync(["index", .. folders, "--library", temp["library"], "--json"]);
        Assert.True(result.Status == 0, result.ToString());
        return names;
    }

    /// <summary>Reads all lights that were set so far, each as index and colour.</summary>
    private List<string> ReadLights(MidiDump device)
    {
        const string set = "F0002029021178" + "00";
        _lights.Clear();
        foreach (var message in device.Messages.Where(message => message.StartsWith(set, StringComparison.Ordinal)))
        {
            _lights.AddRange(message[set.Length..^2].Chunk(4).Select(light => new string(light)));
        }

        return _lights;
    }

    /// <summary>True if the settings are equal; numbers may differ by 1e-6.</summary>
    private static bool AreEqual(JsonNode? a, JsonNode? b) => (a, b) switch
    {
        (JsonObject x, JsonObject y) => x.Count == y.Count && x.All(pair => AreEqual(pair.Value, y[pair.Key])),
        (JsonValue x, JsonValue y) when x.TryGetValue(out double p) && y.TryGetValue(out double q) => Math.Abs(p - q) < 1e-6,
        _ => JsonNode.DeepEquals(a, b),
    };
}
