using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Midi.Controllers;

namespace PaintSound.Midi.Tests;

public class LaunchControlXlTests
{
    private readonly FakeControl _control = new();
    private readonly FakeLogger<ControllerMapping> _logger = new();
    private ShowState _state = new() { Depths = new ShowState().Depths.Add("dub", 0).Add("wash", 1) };

    [Fact]
    public void It_has_56_controls_of_which_no_two_send_or_light_the_same()
    {
        Assert.Equal(56, LaunchControlXl.Controls.Count);
        Assert.Equal(56, LaunchControlXl.Controls.Select(control => control.Input(0)).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 48), LaunchControlXl.Controls.Select(control => control.Light).OfType<int>());
        Assert.All(LaunchControlXl.Table, row => Assert.NotNull(LaunchControlXl.Find(row.Control)));
    }

    // The messages stand as the device's documentation has them, the calls as the table of the README.
    [Theory]
    [InlineData("B00D00", "gate 0.0001")]
    [InlineData("B00D7F", "gate 1")]
    [InlineData("B00E7F", "dwell 600")]
    [InlineData("B00F00", "follow 0")]
    [InlineData("B0107F", "congruity smoothing 30")]
    [InlineData("B04D7F", "depth dub 1")]
    [InlineData("B04E00", "depth wash 0")]
    [InlineData("90297F", "collection own False")]
    [InlineData("B06B7F", "next")]
    [InlineData("906B7F", "hold True")]
    [InlineData("906C7F", "arm False")]
    [InlineData("90697F", "distance Paper")]
    public void Every_control_does_what_the_table_says(string message, string call)
    {
        Move(0, message);
        Assert.Equal([call], _control.Calls);
    }

    [Fact]
    public void Letting_go_does_nothing_and_neither_does_what_stands_nowhere_in_the_table()
    {
        Move(0, "80297F", "902900", "B06B00", "906A7F", "B0317F", "B04F7F", "902A7F", "B10D7F", "F8", "F0002029021177", "C001", "E00000");
        Assert.Empty(_control.Calls);
        Assert.Equal(0, _logger.Collector.Count);
    }

    [Fact]
    public void A_switch_goes_back_the_second_time_and_each_template_has_its_channel()
    {
        _state = _state with { Armed = false, Choosing = _state.Choosing with { Hold = true, Distance = SoundDistanceKind.Paper, Excluded = ["own"] } };
        Move(8, "986B7F", "986C7F", "98697F", "98297F");
        Assert.Equal(["hold False", "arm True", "distance Weighed", "collection own True"], _control.Calls);
    }

    [Fact]
    public void The_lights_show_the_state_and_only_what_changed()
    {
        var lights = new LaunchControlLights(template: 2, ["own"]);
        var all = lights.Show(_state)!;
        Assert.Equal("F0002029021178" + "02", Convert.ToHexString(all)[..16]);
        Assert.Equal(8 + (48 * 2) + 1, all.Length);
        Assert.Null(lights.Show(_state));
        // Hold is light 42, arm 43, the first collection 24: amber, dim red, dim red.
        Assert.Equal("F0002029021178" + "02" + "180D" + "2A3F" + "2B0D" + "F7", Convert.ToHexString(lights.Show(_state with
        {
            Armed = false,
            Choosing = _state.Choosing with { Hold = true, Excluded = ["own"] },
        })!));
        lights.Forget();
        Assert.Equal(all, lights.Show(_state));
        Assert.Equal("F0002029021177" + "02" + "F7", Convert.ToHexString(lights.Select));
        Assert.Equal("B20000", Convert.ToHexString(lights.Dark));
    }

    [Theory]
    [InlineData(0.0001, 0x1D)]
    [InlineData(0.01, 0x2E)]
    [InlineData(1, 0x3F)]
    public void A_knobs_light_is_the_brighter_the_further_it_is_turned(double gate, byte colour)
    {
        var lights = new LaunchControlLights(0, []);
        Assert.Equal(colour, lights.Show(_state with { Choosing = _state.Choosing with { Gate = gate } })![9]);
    }

    [Theory]
    [InlineData("gate")]
    [InlineData("collection own")]
    [InlineData("depth 2")]
    public void A_target_is_written_as_it_is_read(string text) => Assert.Equal(text, ControlTarget.Parse(text)!.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("Gate")]
    [InlineData("gate 2")]
    [InlineData("collection")]
    [InlineData("volume")]
    public void A_target_that_is_none_is_refused(string text) => Assert.Null(ControlTarget.Parse(text));

    [Fact]
    public void What_cannot_be_done_is_logged_once()
    {
        var door = new ControllerMapping(
            [new(new ControllerInput(true, 1, 1), new(ControlAction.Collection, "others"))], _control, () => _state, ["others"], _logger);
        door.Handle([0x90, 1, 127]);
        door.Handle([0x90, 1, 127]);
        Assert.StartsWith("MIDI note 1 on channel 1: There is no collection", Assert.Single(_logger.Collector.GetSnapshot()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_in_the_documentation_is_this_one()
    {
        var documentation = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "docs", "midi.md"));
        var rows = LaunchControlXl.Table.GroupBy(row => row.Target.Which.Length == 0 ? row.Control : row.Control[..^1]).Select(row => row.Count() == 1
            ? $"| `{row.First().Control}` | {row.First().Target} |\n"
            : $"| `{row.First().Control}` to `{row.Last().Control}` | {row.First().Target} to {row.Last().Target} |\n");
        Assert.Contains("| control | does |\n| --- | --- |\n" + string.Concat(rows) + "\n", documentation.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private void Move(int template, params string[] messages)
    {
        var door = new ControllerMapping(LaunchControlXl.Bindings(template), _control, () => _state, ["own"], _logger);
        foreach (var message in messages)
        {
            door.Handle(Convert.FromHexString(message));
        }
    }
}
