using PaintSound.Core.Control;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Control;

/// <summary>What a message asks of one control. Reading it never throws and formats nothing, so that a flood is read as fast as it comes.</summary>
/// <param name="Entry">The address of the control.</param>
/// <param name="Message">The message.</param>
/// <param name="Item">The item of a control with a family; empty for other controls, and if the message names none.</param>
/// <param name="Value">The value; null if the arguments are not those of the catalogue.</param>
internal readonly record struct ControlRequest(CatalogueEntry Entry, OscMessage Message, string Item, ControlValue? Value)
{
    /// <summary>
    /// Two requests with the same key replace each other. One that will be refused does not replace one that will not, and the release
    /// of a button does not replace its press.
    /// </summary>
    public ControlRequestKey Key => new(Entry, Item, Value is { } value && Entry.Control!.Accepts(value), Entry.Control!.Kind == ControlKind.Trigger && Value is { IsOn: true });

    /// <summary>The control.</summary>
    public ControlId Control => Entry.Control!.Family is null ? Entry.Control : new ControlId(Entry.Control, Item);

    /// <summary>The reason why the message is refused if it has no <see cref="Value"/>.</summary>
    public string Refusal =>
        $"{Entry.Control!.Name} takes {(Entry.Arguments.Count == 0 ? "no arguments" : Entry.ArgumentsText)} "
        + $"(got {(Message.Arguments.Count == 0 ? "nothing" : string.Join("; ", Message.Arguments))}).";

    /// <summary>
    /// Reads the arguments, as the catalogue documents them. Every numeric type is accepted as a number, because some senders have only
    /// one. A trigger takes no argument, a number, or an argument that is not a number, which presses it; with a family, the item comes first.
    /// </summary>
    /// <param name="entry">The address of a control.</param>
    /// <param name="message">A message to it.</param>
    public static ControlRequest Read(CatalogueEntry entry, OscMessage message)
    {
        var arguments = message.Arguments;
        var item = "";
        if (entry.Control!.Kind == ControlKind.Trigger)
        {
            var first = entry.Arguments.Count;
            var isRead = arguments.Count <= first + 1 && (first == 0 || (arguments.Count > 0 && arguments[0].TryText(out item)));
            var isPressed = arguments.Count <= first || !arguments[first].TryNumber(out var number) || number != 0;
            return new ControlRequest(entry, message, item, isRead ? isPressed : default(ControlValue?));
        }

        if (arguments.Count != entry.Arguments.Count || (entry.Control.Family is not null && !arguments[0].TryText(out item)))
        {
            return new ControlRequest(entry, message, "", null);
        }

        return new ControlRequest(entry, message, item, entry.Control.Kind == ControlKind.Choice ? ReadWord(arguments[^1]) : ReadNumber(arguments[^1]));
    }

    // Not "null", which a ControlValue takes as a word.
    private static ControlValue? ReadWord(OscArgument argument) => argument.TryText(out var word) ? word : default(ControlValue?);

    private static ControlValue? ReadNumber(OscArgument argument) => argument.TryNumber(out var number) ? number : default(ControlValue?);
}
