using System.Reflection;
using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Core.Control;
using PaintSound.Core.Works;

namespace PaintSound.Core.Tests.Control;

public class ControlTableTests
{
    private static readonly ShowState Show = new()
    {
        Collections = ["composers", "own"], Presets = ["calm", "end of the piece"], Depths = new ShowState().Depths.Add("fog", 1).Add("wash", 0.5),
        Names = new MusicNames(["Ana Ruiz", "Ben"], ["Jazz"], ["etudes"]),
    };

    private static readonly ControlId[] Controls = [.. ControlTable.Of(Show)];

    private static readonly Gen<ControlId> AnyControl = Gen.Elements(Controls);

    private static readonly Gen<ControlId> AnyNumber = Gen.Elements(Controls.Where(control => control.Definition.Kind == ControlKind.Number).ToArray());

    private static readonly Gen<double> Position = Gen.Choose(0, 1_000_000).Select(at => at / 1e6);

    [Fact]
    public void It_lists_every_entry_once_with_a_valid_name()
    {
        Assert.Equal(
            typeof(ControlTable).GetProperties(BindingFlags.Public | BindingFlags.Static)
                .Where(property => property.PropertyType == typeof(ControlDefinition)).Select(property => (ControlDefinition)property.GetValue(null)!),
            ControlTable.All.Except(FilterControls.All));
        Assert.Equal(ControlTable.All.Count, ControlTable.All.Select(control => control.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(ControlTable.All, control => Assert.Matches("^[a-z]+(/[a-z]+)*$", control.Name));
        Assert.All(ControlTable.All, control => Assert.EndsWith(".", control.Description, StringComparison.Ordinal));
    }

    [Fact]
    public void The_filters_are_listed_once() => Assert.Equal(
        typeof(FilterControls).GetProperties(BindingFlags.Public | BindingFlags.Static).SelectMany(property => property.GetValue(null) switch
        {
            ControlDefinition definition => [definition],
            RangeControls range => [range.Minimum, range.Maximum],
            _ => Array.Empty<ControlDefinition>(),
        }),
        FilterControls.All);

    [Fact]
    public void The_docs_list_every_entry()
    {
        var docs = File.ReadAllText(Path.Combine(Path.GetDirectoryName(GetThisFile())!, "..", "..", "..", "docs", "controls.md")).ReplaceLineEndings("\n");
        var table = ControlTable.ToMarkdown();
        Assert.True(docs.Contains($"<!-- controls -->\n{table}<!-- /controls -->", StringComparison.Ordinal), $"The table in docs/controls.md must be:\n{table}");
    }

    [Property]
    public Property A_value_in_the_range_is_read_back_and_changes_nothing_else() => Prop.ForAll((
        from control in AnyControl
        from at in Position
        select (control, at)).ToArbitrary(), drawn =>
    {
        var (control, at) = drawn;
        var value = control.Definition.Kind is ControlKind.Switch or ControlKind.Trigger ? (ControlValue)(at > 0.5) : control.Definition.At(at);
        var changed = control.Set(Show, value);
        var expected = control.Definition.Kind == ControlKind.Trigger ? false : value;
        return AreEqual(expected, control.Get(changed))
            && Controls.Where(other => other != control).All(other => other.Get(Show) == other.Get(changed))
            && control.Set(changed, control.Get(changed)) == changed;
    });

    [Property]
    public Property A_taper_is_monotone_stays_in_the_range_and_has_an_inverse() => Prop.ForAll((
        from control in AnyNumber
        from a in Position
        from b in Position
        select (control.Definition, a, b)).ToArbitrary(), drawn =>
    {
        var (control, a, b) = drawn;
        var (low, high) = (control.At(Math.Min(a, b)).Number, control.At(Math.Max(a, b)).Number);
        return low <= high && low >= control.Minimum && high <= control.Maximum
            && (control.IsWhole ? control.At(control.PositionOf(low)) == low : Math.Abs(control.PositionOf(control.At(a)) - a) < 1e-6);
    });

    [Theory]
    [InlineData(0.4, 0)]
    [InlineData(3.6, 4)]
    [InlineData(64, 64)]
    public void A_whole_number_is_rounded(double sent, double expected) =>
        Assert.Equal(expected, new ControlId(ControlTable.Bars).Get(new ControlId(ControlTable.Bars).Set(Show, sent)).Number);

    [Fact]
    public void A_taper_reaches_both_ends_and_a_choice_every_word()
    {
        Assert.All(ControlTable.All.Where(control => control.Kind == ControlKind.Number), control =>
            Assert.Equal((control.Minimum, control.Maximum), (control.At(0).Number, control.At(1).Number)));
        Assert.All(ControlTable.All.Where(control => control.Kind == ControlKind.Choice), control =>
            Assert.All(control.Choices, word => Assert.Equal(word, control.At(control.PositionOf(word)).Word)));
    }

    [Property]
    public Property A_number_outside_of_the_range_is_rejected_with_the_range(NormalFloat drawn) => Prop.ForAll(AnyNumber.ToArbitrary(), control =>
    {
        var (value, definition) = (drawn.Get, control.Definition);
        var error = value >= definition.Minimum && value <= definition.Maximum ? null : Assert.Throws<InvalidControlException>(() => control.Set(Show, value));
        return error is null || (error.Message.StartsWith($"{control} must be between {definition.Minimum} and {definition.Maximum}", StringComparison.Ordinal)
            && error.Message.EndsWith($"(got {(ControlValue)value}).", StringComparison.Ordinal));
    });

    [Property]
    public Property An_unknown_name_is_rejected_with_the_names(NonNull<string> drawn) => Prop.ForAll(Gen.Constant(drawn.Get).ToArbitrary(), text =>
    {
        var name = text.Split(' ')[0];
        return ControlTable.Find(name) is not null
            || Assert.Throws<InvalidControlException>(() => ControlId.Parse(text)).Message is var message
            && message.StartsWith($"Unknown control '", StringComparison.Ordinal) && (message.Contains("the controls are gate, dwell", StringComparison.Ordinal) || message.Contains("; write '", StringComparison.Ordinal));
    });

    [Theory]
    [InlineData("gate", 7.0, "gate must be between 0.0001 and 1 (got 7).")]
    [InlineData("gate", double.NaN, "gate must be between 0.0001 and 1 (got NaN).")]
    [InlineData("dwell", -1.0, "dwell must be between 0 and 600 seconds (got -1).")]
    [InlineData("gate", "wide", "gate must be between 0.0001 and 1 (got 'wide').")]
    [InlineData("hold", "yes", "hold must be 0 or 1 (got 'yes').")]
    [InlineData("distance", "far", "distance must be one of weighed, paper (got 'far').")]
    [InlineData("distance", 1.0, "distance must be one of weighed, paper (got 1).")]
    [InlineData("depth wash", 1.5, "depth wash must be between 0 and 1 (got 1.5).")]
    [InlineData("depth echo", 1.0, "Unknown modulation 'echo'; this show has fog, wash.")]
    [InlineData("collection others", 1.0, "Unknown collection 'others'; this show has composers, own.")]
    [InlineData("projection/opacity wall", 1.0, "Unknown layer 'wall'; this show has canvas, painting.")]
    [InlineData("collection", 1.0, "collection needs the name of a collection: write 'collection NAME'.")]
    [InlineData("gate 2", 1.0, "gate takes no name: write 'gate', not 'gate 2'.")]
    [InlineData("smoothing", 1.0, "Unknown control 'smoothing'; write 'congruity/smoothing'.")]
    [InlineData("volume", 1.0, "Unknown control 'volume'; the controls are gate, dwell, bars, hold, next,")]
    public void The_message_says_what_is_possible(string control, object value, string message) => Assert.StartsWith(
        message, Assert.Throws<InvalidControlException>(() => ControlId.Parse(control).Set(Show, value is string word ? word : (double)value)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_message_says_that_a_show_has_no_items() => Assert.Equal(
        "Unknown modulation 'fog'; this show has none.",
        Assert.Throws<InvalidControlException>(() => new ControlId(ControlTable.Depth, "fog").Set(new ShowState(), 1)).Message);

    [Fact]
    public void The_text_form_is_read_back() => Assert.All(Controls, control => Assert.Equal(control, ControlId.Parse(control.ToString())));

    [Property]
    public Property A_value_is_read_back_from_its_text() => Prop.ForAll((
        from control in AnyControl
        from at in Position
        select (control.Definition, at)).ToArbitrary(), drawn =>
    {
        var (control, at) = drawn;
        var value = control.Kind is ControlKind.Switch or ControlKind.Trigger ? (ControlValue)(at > 0.5) : control.At(at);
        return control.FromText(control.ToText(value)) == value;
    });

    [Theory]
    [InlineData("gate", "wide", "gate must be between 0.0001 and 1 (got 'wide').")]
    [InlineData("hold", "1", "hold must be true or false (got '1').")]
    public void A_text_that_is_no_value_is_rejected(string control, string text, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidControlException>(() => ControlTable.Find(control)!.FromText(text)).Message);

    private static bool AreEqual(ControlValue expected, ControlValue read) => expected.Word == read.Word && Math.Abs(expected.Number - read.Number) <= 1e-6;

    private static string GetThisFile([CallerFilePath] string path = "") => path;
}
