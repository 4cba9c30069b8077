using System.Globalization;

namespace PaintSound.Core.Control;

/// <summary>
/// One entry of the <see cref="ControlTable"/>: everything that OSC, OSCQuery, MIDI, the pages and the docs need to know about a control.
/// Immutable. Entries are compared by reference.
/// </summary>
public sealed class ControlDefinition
{
    private readonly Func<ShowState, string, ControlValue> _get;
    private readonly Func<ShowState, string, ControlValue, ShowState> _set;

    internal ControlDefinition(
        string name, ControlKind kind, string description, Func<ShowState, string, ControlValue> get, Func<ShowState, string, ControlValue, ShowState> set) =>
        (Name, Kind, Description, _get, _set) = (name, kind, description, get, set);

    /// <summary>The name: the OSC address below <c>/paintsound/control/</c>, the key in a controller map, and the name on the pages.</summary>
    public string Name { get; }

    /// <summary>The kind of its values.</summary>
    public ControlKind Kind { get; }

    /// <summary>The meaning in one sentence.</summary>
    public string Description { get; }

    /// <summary>The unit of its numbers, such as <c>seconds</c>; empty for a number without unit.</summary>
    public string Unit { get; internal init; } = "";

    /// <summary>The minimum of its numbers; 0 if it does not take numbers.</summary>
    public double Minimum { get; internal init; }

    /// <summary>The maximum of its numbers; 1 for a switch.</summary>
    public double Maximum { get; internal init; } = 1;

    /// <summary>The taper of a fader or knob.</summary>
    public ControlTaper Taper { get; internal init; } = ControlTaper.Linear;

    /// <summary>True if its numbers are whole. Other numbers are accepted and rounded, because a fader sends them.</summary>
    public bool IsWhole { get; internal init; }

    /// <summary>The words of a choice, in order; otherwise empty.</summary>
    public IReadOnlyList<string> Choices { get; internal init; } = [];

    /// <summary>The family that has one control for each item; null for a single control.</summary>
    public ControlFamily? Family { get; internal init; }

    /// <summary>True for the controls of the moment (next, hold, arm, black): a preset, a reset and a saved show file leave them as they are.</summary>
    public bool IsStage { get; internal init; }

    /// <summary>True if a knob or fader suits it: a number, or a choice of more than two words. A button suits the others.</summary>
    public bool IsContinuous => Kind == ControlKind.Number || Choices.Count > 2;

    /// <summary>Returns the value in a new show.</summary>
    /// <param name="item">The item of its family; empty if it has no family, or for any item.</param>
    public ControlValue Default(string item = "") => _get(new ShowState(), item);

    /// <summary>The accepted values as text for people: <c>between 0 and 600 seconds</c>, <c>0 or 1</c>, <c>one of weighed, paper</c>.</summary>
    public string ValuesText => Kind switch
    {
        ControlKind.Number => string.Create(CultureInfo.InvariantCulture, $"between {Minimum} and {Maximum}{(Unit.Length > 0 ? " " : "")}{Unit}"),
        ControlKind.Choice => $"one of {string.Join(", ", Choices)}",
        _ => "0 or 1",
    };

    /// <summary>Returns true if the control accepts the value.</summary>
    public bool Accepts(ControlValue value) => Kind switch
    {
        ControlKind.Number => value.Word is null && value.Number >= Minimum && value.Number <= Maximum,
        ControlKind.Choice => value.Word is not null && Choices.Contains(value.Word, StringComparer.Ordinal),
        _ => value.Word is null && double.IsFinite(value.Number),
    };

    /// <summary>Returns the value at a position of a knob or fader.</summary>
    /// <param name="position">0..1.</param>
    public ControlValue At(double position) => Kind == ControlKind.Choice
        ? Choices[Math.Clamp((int)(position * Choices.Count), 0, Choices.Count - 1)]
        : IsWhole ? Math.Round(Taper.Value(Minimum, Maximum, position)) : Taper.Value(Minimum, Maximum, position);

    /// <summary>Returns the position of a knob or fader, 0..1, for a value that the control accepts.</summary>
    public double PositionOf(ControlValue value) => value.Word is { } word
        ? Choices.Count > 1 ? IndexOf(word) / (double)(Choices.Count - 1) : 0
        : Taper.Position(Minimum, Maximum, value.Number);

    /// <summary>Returns the value after a press of a button: a switch toggles, a choice takes its next word, a trigger is on.</summary>
    /// <param name="current">The current value.</param>
    public ControlValue Pressed(ControlValue current) => Kind switch
    {
        ControlKind.Choice => Choices[(IndexOf(current.Word!) + 1) % Choices.Count],
        ControlKind.Trigger => true,
        _ => !current.IsOn,
    };

    /// <summary>Returns a value as a show file or a preset writes it: a number with all its digits, <c>true</c> or <c>false</c>, or a word.</summary>
    /// <param name="value">A value that the control accepts.</param>
    public string ToText(ControlValue value) => Kind switch
    {
        ControlKind.Number => value.Number.ToString("R", CultureInfo.InvariantCulture),
        ControlKind.Choice => value.Word!,
        _ => value.IsOn ? "true" : "false",
    };

    /// <summary>Reads the text form of a value, as <see cref="ToText"/> writes it. Whether the control accepts the value is not checked here.</summary>
    /// <param name="text">The text form.</param>
    /// <exception cref="InvalidControlException">The text is not a value of this kind.</exception>
    public ControlValue FromText(string text) => Kind switch
    {
        ControlKind.Choice => text,
        ControlKind.Number when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        ControlKind.Switch or ControlKind.Trigger when text is "true" or "false" => text == "true",
        _ => throw new InvalidControlException($"{Name} must be {(Kind == ControlKind.Number ? ValuesText : "true or false")} (got '{text}')."),
    };

    internal ControlValue Get(ShowState state, string item) => _get(state, item);

    internal ShowState Set(ShowState state, string item, ControlValue value) => _set(state, item, value);

    private int IndexOf(string word) => Enumerable.Range(0, Choices.Count).First(i => Choices[i] == word);
}
