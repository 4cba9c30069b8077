using PaintSound.Core.Control;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Control;

/// <summary>
/// Reads the arguments of a message to a control, as the catalogue documents them. Every numeric type is accepted as a number, because
/// some senders have only one.
/// </summary>
internal readonly struct ControlArguments(CatalogueEntry entry, OscMessage message)
{
    /// <summary>The control, with the item of its family.</summary>
    /// <exception cref="InvalidControlException">The arguments do not match the catalogue.</exception>
    public ControlId Control => entry.Control!.Family is null
        ? entry.Control
        : new ControlId(entry.Control, At(0).TryText(out var item) ? item : throw Invalid());

    /// <summary>The value. For a trigger, true without arguments or with an argument that is not a number.</summary>
    /// <exception cref="InvalidControlException">The arguments do not match the catalogue.</exception>
    public ControlValue Value => entry.Control!.Kind == ControlKind.Trigger ? IsPressed : Read(At(entry.Arguments.Count - 1));

    private bool IsPressed => message.Arguments.Count switch
    {
        0 => true,
        1 => !message.Arguments[0].TryNumber(out var number) || number != 0,
        _ => throw Invalid(),
    };

    private ControlValue Read(OscArgument argument)
    {
        if (entry.Control!.Kind == ControlKind.Choice)
        {
            return argument.TryText(out var word) ? word : throw Invalid();
        }

        return argument.TryNumber(out var number) ? number : throw Invalid();
    }

    private OscArgument At(int index) => message.Arguments.Count == entry.Arguments.Count ? message.Arguments[index] : throw Invalid();

    private InvalidControlException Invalid() => new(
        $"{entry.Control!.Name} takes {(entry.Arguments.Count == 0 ? "no arguments" : entry.ArgumentsText)} "
        + $"(got {(message.Arguments.Count == 0 ? "nothing" : string.Join("; ", message.Arguments))}).");
}
