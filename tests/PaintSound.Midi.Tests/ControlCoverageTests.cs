using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Control;
using PaintSound.Midi.Controllers;

namespace PaintSound.Midi.Tests;

/// <summary>Every entry of the control table can be bound and learned, and is on the Launch Control XL.</summary>
public class ControlCoverageTests
{
    private readonly FakeControl _show = new();

    public static TheoryData<string> Names { get; } = [.. ControlTable.All.Select(control => control.Name)];

    // It has fewer knobs than there are filters, and marks are for a pedal: 'paintsound midi learn' binds the others.
    private static readonly ControlDefinition[] OffTheLaunchControlXl =
    [
        .. new[] { FilterControls.Attack, FilterControls.Tempo, FilterControls.Duration, FilterControls.Year }.SelectMany(range => new[] { range.Minimum, range.Maximum }),
        FilterControls.Held, FilterControls.Artist, FilterControls.Genre, FilterControls.Folder, FilterControls.Clear,
        .. ControlTable.All.Where(control => control.Name == "taste" || control.Name.StartsWith("mark/", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Control_is_on_the_Launch_Control_XL(string name) => Assert.Equal(
        !OffTheLaunchControlXl.Any(control => control.Name == name), LaunchControlXl.Table.Any(row => row.Target.Definition.Name == name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Button_or_knob_sets_every_item_of_the_control(string name)
    {
        foreach (var control in ControlTable.Of(_show.State).Where(control => control.Definition.Name == name))
        {
            var input = new ControllerInput(control.Definition.IsContinuous ? ControllerInputKind.Control : ControllerInputKind.Note, 1, 7);
            var mapping = new ControllerMapping([new(input, ControlId.Parse(control.ToString()))], _show, new FakeLogger<ControllerMapping>(Assert.Fail), picksUp: false);
            var before = control.Get(_show.State);
            mapping.Handle([(byte)(input.IsNote ? 0x90 : 0xB0), 7, 100]);
            Assert.StartsWith($"{control} ", _show.Calls[^1], StringComparison.Ordinal);
            Assert.Equal(control.Definition.Kind == ControlKind.Trigger, control.Get(_show.State) == before);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Control_can_be_learned(string name)
    {
        var control = ControlTable.Of(_show.State).First(control => control.Definition.Name == name);
        var learn = new MidiLearn([control], new FakeTimeProvider());
        byte[][] messages = control.Definition.IsContinuous ? [[0xB0, 7, 1], [0xB0, 7, 2], [0xB0, 7, 3]] : [[0x90, 7, 100]];
        foreach (var message in messages)
        {
            learn.Process(message);
        }

        Assert.Equal(control, Assert.Single(learn.Learned).Control);
    }

    [Fact]
    public void Program_change_recalls_a_preset()
    {
        var preset = new ControlId(ControlTable.Preset, "1");
        var learn = new MidiLearn([ControlTable.Gate, preset], new FakeTimeProvider());
        learn.Process([0xC0, 5]);
        learn.Skip();
        learn.Process([0xC0, 5]);
        var binding = Assert.Single(learn.Learned);
        Assert.Equal(new ControllerBinding(new ControllerInput(ControllerInputKind.Program, 1, 5), preset), binding);
        Assert.Equal(TimeSpan.Zero, learn.AwaitedRelease);
        var mapping = new ControllerMapping([binding], _show, new FakeLogger<ControllerMapping>(Assert.Fail));
        mapping.Handle([0xC0, 5, 5, 0xC0, 4, 0xC1, 5]);
        Assert.Equal(["preset calm 1", "preset calm 1"], _show.Calls);
    }

    [Fact]
    public void Button_cycles_through_the_words_of_a_choice()
    {
        var mapping = new ControllerMapping([new(new ControllerInput(ControllerInputKind.Note, 1, 7), ControlTable.ProjectionBlend)], _show, new FakeLogger<ControllerMapping>(Assert.Fail));
        for (var i = 0; i < ControlTable.ProjectionBlend.Choices.Count; i++)
        {
            mapping.Handle([0x90, 7, 100]);
            mapping.Handle([0x80, 7, 0]);
        }

        Assert.Equal([.. ControlTable.ProjectionBlend.Choices.Skip(1), "mix"], _show.Calls.Select(call => call.Split('\'')[1]));
    }

    [Fact]
    public void Position_is_resolved_to_the_item_at_that_position()
    {
        Assert.Equal(new ControlId(ControlTable.Depth, "reverb"), ControllerBinding.Resolve(new ControlId(ControlTable.Depth, "2"), _show.State));
        Assert.Null(ControllerBinding.Resolve(new ControlId(ControlTable.Depth, "3"), _show.State));
        Assert.Null(ControllerBinding.Resolve(new ControlId(ControlTable.Depth, "0"), _show.State));
        Assert.Null(ControllerBinding.Resolve(new ControlId(ControlTable.Collection, "others"), _show.State));
    }
}
