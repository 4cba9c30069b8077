namespace PaintSound.Core.Control;

/// <summary>One control of a show: a definition, and the item if the definition has a family. The text form is <c>gate</c> or <c>depth wash</c>.</summary>
/// <param name="Definition">Its entry in the <see cref="ControlTable"/>.</param>
/// <param name="Item">The item of its family, by name; empty if it has no family.</param>
public readonly record struct ControlId(ControlDefinition Definition, string Item = "")
{
    // A message with hundreds of names is not read.
    private const int MostNamed = 20;

    /// <summary>A control without a family.</summary>
    public static implicit operator ControlId(ControlDefinition definition) => new(definition);

    /// <summary>Reads the text form. Whether the item exists depends on the show and is not checked here.</summary>
    /// <param name="text">The text form.</param>
    /// <exception cref="InvalidControlException">The control is unknown, its item is missing, or it takes no item. The message says what to write.</exception>
    public static ControlId Parse(string text)
    {
        var (name, item) = text.IndexOf(' ') is > 0 and var space ? (text[..space], text[(space + 1)..].Trim()) : (text, "");
        var definition = ControlTable.Find(name) ?? throw new InvalidControlException(ControlTable.DescribeUnknown(name));
        return (definition.Family, item.Length) switch
        {
            (null, > 0) => throw new InvalidControlException($"{name} takes no name: write '{name}', not '{text}'."),
            ({ } family, 0) => throw new InvalidControlException($"{name} needs the name of a {family.Name}: write '{name} NAME'."),
            _ => new ControlId(definition, item),
        };
    }

    /// <summary>Reads the control's value from a state.</summary>
    public ControlValue Get(ShowState state) => Definition.Get(state, Item);

    /// <summary>Returns the state with another value of the control. Does not change <paramref name="state"/>; a trigger returns the same state.</summary>
    /// <param name="state">The current state.</param>
    /// <param name="value">The new value.</param>
    /// <exception cref="InvalidControlException">The show has no such item, or the control does not accept the value.</exception>
    public ShowState Set(ShowState state, ControlValue value)
    {
        if (Definition.Family is { } family && !family.Contains(state, Item))
        {
            var items = family.Items(state);
            throw new InvalidControlException(items.Count == 0
                ? $"Unknown {family.Name} '{Item}'; this show has none."
                : $"Unknown {family.Name} '{Item}'; this show has {string.Join(", ", items.Take(MostNamed))}{(items.Count > MostNamed ? " and others" : "")}.");
        }

        if (!Definition.Accepts(value))
        {
            throw new InvalidControlException($"{this} must be {Definition.ValuesText} (got {value}).");
        }

        return Definition.Set(state, Item, value);
    }

    /// <summary>Returns the text form, which <see cref="Parse"/> reads.</summary>
    public override string ToString() => Item.Length == 0 ? Definition.Name : $"{Definition.Name} {Item}";
}
