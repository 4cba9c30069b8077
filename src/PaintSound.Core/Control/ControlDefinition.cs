using System.Globalization;

namespace PaintSound.Core.Control;

/// <summary>
/// One entry of the <see cref="ControlTable"/>: everything that OSC, OSCQuery, MIDI, the pages and the docs know of a control. Immutable;
/// entries are compared by reference.
/// </summary>
public sealed class ControlDefinition
{
    private readonly Func<ShowState, string, ControlValue> _get;
    private readonly Func<ShowState, string, ControlValue, ShowState> _set;

    internal ControlDefinition(
        string name, ControlKind kind, string description, Func<ShowState, string, ControlValue> get, Func<ShowState, string, ControlValue, ShowState> set) =>
        (Name, Kind, Description, _get, _set) = (name, kind, description, get, set);

    /// <summary>Its name everywhere: the OSC address below <c>/paintsound/control/</c>, the key of a controller map, the pages' name.</summary>
    public string Name { get; }

    /// <summary>What values it takes.</summary>
    public ControlKind Kind { get; }

    /// <summary>What it means, one sentence for people.</summary>
    public string Description { get; }

    /// <summary>The unit of its numbers, such as <c>seconds</c>; empty for a plain number.</summary>
    public string Unit { get; internal init; } = "";

    /// <summary>The smallest number that it takes; 0 if it does not take numbers.</summary>
    public double Minimum { get; internal init; }

    /// <summary>The largest number that it takes; 1 for a switch.</summary>
    public double Maximum { get; internal init; } = 1;

    /// <summary>How a fader or knob moves it.</summary>
    public ControlTaper Taper { get; internal init; } = ControlTaper.Linear;

    /// <summary>The words of a choice, in order; otherwise empty.</summary>
    public IReadOnlyList<string> Choices { get; internal init; } = [];

    /// <summary>What it exists once for, or null if there is one of it.</summary>
    public ControlFamily? Family { get; internal init; }

    /// <summary>True if a knob or fader fits it: a number, or a choice of more than two. A button fits the others.</summary>
    public bool IsContinuous => Kind == ControlKind.Number || Choices.Count > 2;

    /// <summary>Its value in a new show.</summary>
    /// <param name="item">The item of its family; empty if it has none, or for any.</param>
    public ControlValue Default(string item = "") => _get(new ShowState(), item);

    /// <summary>For people, what it takes: <c>between 0 and 600 seconds</c>, <c>0 or 1</c>, <c>one of weighed, paper</c>.</summary>
    public string ValuesText => Kind switch
    {
        ControlKind.Number => string.Create(CultureInfo.InvariantCulture, $"between {Minimum} and {Maximum}{(Unit.Length > 0 ? " " : "")}{Unit}"),
        ControlKind.Choice => $"one of {string.Join(", ", Choices)}",
        _ => "0 or 1",
    };

    /// <summary>True for a value that the control takes.</summary>
    public bool Accepts(ControlValue value) => Kind switch
    {
        ControlKind.Number => value.Word is null && value.Number >= Minimum && value.Number <= Maximum,
        ControlKind.Choice => value.Word is not null && Choices.Contains(value.Word, StringComparer.Ordinal),
        _ => value.Word is null && double.IsFinite(value.Number),
    };

    /// <summary>The value at a position of a knob or fader.</summary>
    /// <param name="position">0..1.</param>
    public ControlValue At(double position) => Kind == ControlKind.Choice
        ? Choices[Math.Clamp((int)(position * Choices.Count), 0, Choices.Count - 1)]
        : Taper.Value(Minimum, Maximum, position);

    /// <summary>The position of a knob or fader, 0..1, for a value that the control takes.</summary>
    public double PositionOf(ControlValue value) => value.Word is { } word
        ? Choices.Count > 1 ? Index(word) / (double)(Choices.Count - 1) : 0
        : Taper.Position(Minimum, Maximum, value.Number);

    /// <summary>The value after a press of a button: a switch changes, a choice takes its next word, a trigger is on.</summary>
    /// <param name="present">The present value.</param>
    public ControlValue Pressed(ControlValue present) => Kind switch
    {
        ControlKind.Choice => Choices[(Index(present.Word!) + 1) % Choices.Count],
        ControlKind.Trigger => true,
        _ => !present.IsOn,
    };

    internal ControlValue Get(ShowState state, string item) => _get(state, item);

    internal ShowState Set(ShowState state, string item, ControlValue value) => _set(state, item, value);

    private int Index(string word) => Enumerable.Range(0, Choices.Count).First(i => Choices[i] == word);
}
