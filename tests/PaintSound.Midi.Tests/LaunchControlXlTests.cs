using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Midi.Controllers;

namespace PaintSound.Midi.Tests;

public class LaunchControlXlTests
{
    private readonly FakeControl _show = new();
    private readonly FakeLogger<ControllerMapping> _logger = new();

    public LaunchControlXlTests() => _show.State = new() { Collections = ["own"], Presets = ["calm"], Depths = new ShowState().Depths.Add("dub", 0).Add("wash", 1) };

    [Fact]
    public void Has_56_controls_with_unique_messages_and_lights()
    {
        Assert.Equal(56, LaunchControlXl.Controls.Count);
        Assert.Equal(56, LaunchControlXl.Controls.Select(control => control.Input(0)).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 48), LaunchControlXl.Controls.Select(control => control.Light).OfType<int>());
        Assert.All(LaunchControlXl.Table, row => Assert.NotNull(LaunchControlXl.Find(row.Control)));
    }

    // The messages are those of the device's documentation, the calls those of the table in docs/midi.md.
    [Theory]
    [InlineData("B00D00", "gate 0.0001")]
    [InlineData("B00D7F", "gate 1")]
    [InlineData("B00E7F", "dwell 600")]
    [InlineData("B0317F", "bars 64")]
    [InlineData("B00F00", "follow 0")]
    [InlineData("B0107F", "congruity/smoothing 30")]
    [InlineData("B04D7F", "depth dub 1")]
    [InlineData("B04E00", "depth wash 0")]
    [InlineData("90297F", "collection own 0")]
    [InlineData("B06B7F", "next 1")]
    [InlineData("906B7F", "hold 1")]
    [InlineData("906C7F", "arm 0")]
    [InlineData("90697F", "distance 'paper'")]
    [InlineData("B0117F", "projection/opacity canvas 1")]
    [InlineData("B01200", "projection/opacity painting 0")]
    [InlineData("B0137F", "projection/fade 60")]
    [InlineData("B01400", "projection/blend 'mix'")]
    [InlineData("B01440", "projection/blend 'overlay'")]
    [InlineData("B0147F", "projection/blend 'difference'")]
    [InlineData("906A7F", "projection/black 1")]
    [InlineData("B06A7F", "undo 1")]
    [InlineData("B0687F", "redo 1")]
    [InlineData("B0697F", "reset 1")]
    [InlineData("B0327F", "filter/loudness/min 0")]
    [InlineData("90497F", "preset calm 1")]
    public void Every_control_has_the_function_of_the_table(string message, string call)
    {
        Send(0, message);
        Assert.Equal([call], _show.Calls);
    }

    [Fact]
    public void Ignores_releases_and_messages_that_are_not_in_the_table()
    {
        Send(0, "80297F", "902900", "B06B00", "906A00", "B0157F", "B04F7F", "902A7F", "B10D7F", "F8", "F0002029021177", "C001", "E00000");
        Assert.Empty(_show.Calls);
        Assert.Equal(0, _logger.Collector.Count);
    }

    [Fact]
    public void Switch_toggles_and_each_template_has_its_channel()
    {
        _show.State = State with { Armed = false, Choosing = State.Choosing with { Hold = true, Distance = SoundDistanceKind.Paper, Excluded = ["own"] } };
        Send(8, "986B7F", "986C7F", "98697F", "98297F");
        Assert.Equal(["hold 0", "arm 1", "distance 'weighed'", "collection own 1"], _show.Calls);
    }

    [Fact]
    public void Lights_show_the_state_and_only_changes_are_sent()
    {
        var lights = new LaunchControlLights(template: 2);
        var all = lights.Update(State)!;
        Assert.Equal("F0002029021178" + "02", Convert.ToHexString(all)[..16]);
        Assert.Equal(8 + (48 * 2) + 1, all.Length);
        Assert.Null(lights.Update(State));
        // Hold is light 42, arm 43, the first collection 24: full, low, dim red.
        Assert.Equal("F0002029021178" + "02" + "180D" + "2A3F" + "2B1D" + "F7", Convert.ToHexString(lights.Update(State with
        {
            Armed = false,
            Choosing = State.Choosing with { Hold = true, Excluded = ["own"] },
        })!));
        lights.Reset();
        Assert.Equal(all, lights.Update(State));
        Assert.Equal("F0002029021177" + "02" + "F7", Convert.ToHexString(lights.SelectTemplate));
        Assert.Equal("B20000", Convert.ToHexString(lights.AllOff));
    }

    // Novation's programmer's reference: lights 40 to 47 have one colour each. Off 0C, low 1D, full 3F.
    [Theory]
    [InlineData("distance", 40, 0x1D, 0x3F)]
    [InlineData("projection/black", 41, 0x1D, 0x3F)]
    [InlineData("hold", 42, 0x1D, 0x3F)]
    [InlineData("arm", 43, 0x3F, 0x1D)]
    [InlineData("redo", 44, 0x1D, 0x1D)]
    [InlineData("reset", 45, 0x1D, 0x1D)]
    [InlineData("undo", 46, 0x1D, 0x1D)]
    [InlineData("next", 47, 0x1D, 0x1D)]
    public void Side_buttons_are_off_low_or_full(string? control, byte light, byte before, byte after)
    {
        Assert.Equal(before, ReadLight());
        if (control is not null)
        {
            var id = ControlId.Parse(control);
            _show.State = id.Set(State, id.Definition.Pressed(id.Get(State)));
        }

        Assert.Equal(after, ReadLight());

        byte ReadLight() => new LaunchControlLights(0).Update(State)![8..^1].Chunk(2).Single(pair => pair[0] == light)[1];
    }

    [Fact]
    public void Every_template_is_bound_if_the_device_is_left_alone()
    {
        var bindings = LaunchControlXl.BindingsOfAllTemplates();
        Assert.Equal(16 * LaunchControlXl.Table.Count, bindings.Select(binding => binding.Input).Distinct().Count());
        Assert.Equal(("user 1", "user 8", "factory 1", "factory 8"), (LaunchControlXl.NameOf(0), LaunchControlXl.NameOf(LaunchControlXl.DefaultTemplate), LaunchControlXl.NameOf(8), LaunchControlXl.NameOf(15)));
    }

    [Theory]
    [InlineData(0.0001, 0x1D)]
    [InlineData(0.01, 0x2E)]
    [InlineData(1, 0x3F)]
    public void Light_of_a_knob_is_brighter_at_higher_positions(double gate, byte colour)
    {
        var lights = new LaunchControlLights(0);
        Assert.Equal(colour, lights.Update(State with { Choosing = State.Choosing with { Gate = gate } })![9]);
    }

    [Fact]
    public void Logs_a_refusal_once()
    {
        var mapping = new ControllerMapping([new(new ControllerInput(ControllerInputKind.Note, 1, 1), ControlTable.Distance)], new RefusingControl(_show.State), _logger);
        mapping.Handle([0x90, 1, 127]);
        mapping.Handle([0x90, 1, 127]);
        Assert.Equal(["MIDI note 1 on channel 1: This network cannot measure it."], _logger.Collector.GetSnapshot().Select(logged => logged.Message));
    }

    [Fact]
    public void Documentation_has_this_table()
    {
        var documentation = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "docs", "midi.md"));
        var rows = LaunchControlXl.Table.GroupBy(row => !int.TryParse(row.Target.Item, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? row.Control : row.Control[..^1]).Select(row => row.Count() == 1
            ? $"| `{row.First().Control}` | {row.First().Target} |\n"
            : $"| `{row.First().Control}` to `{row.Last().Control}` | {row.First().Target} to {row.Last().Target} |\n");
        Assert.Contains("| control | does |\n| --- | --- |\n" + string.Concat(rows) + "\n", documentation.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private ShowState State => _show.State;

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private void Send(int template, params string[] messages)
    {
        var mapping = new ControllerMapping(LaunchControlXl.Bindings(template), _show, _logger, picksUp: false);
        foreach (var message in messages)
        {
            mapping.Handle(Convert.FromHexString(message));
        }
    }

    private sealed class RefusingControl(ShowState state) : IShowControl
    {
        public ShowState State => state;

        public event Action? Changed
        {
            add { }
            remove { }
        }

        public void Set(ControlId control, ControlValue value) => throw new InvalidControlException("This network cannot measure it.");
    }
}
