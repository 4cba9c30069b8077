using PaintSound.Core.Control;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Control;

/// <summary>The arguments of a message to a control, read as the catalogue documents them.</summary>
internal readonly struct ControlArguments(CatalogueEntry entry, OscMessage message)
{
    /// <summary>A number; any numeric type will do, since some senders know only one.</summary>
    public double Number(int index)
    {
        if (At(index).TryNumber(out var number) && double.IsFinite(number))
        {
            return number;
        }

        throw Wrong();
    }

    /// <summary>On or off: anything but 0 is on.</summary>
    public bool Boolean(int index) => Number(index) != 0;

    /// <summary>A text.</summary>
    public string Text(int index) => At(index).TryText(out var text) ? text : throw Wrong();

    /// <summary>A word of an enumeration, as the catalogue writes it.</summary>
    public T Word<T>(int index)
        where T : struct, Enum
    {
        var text = Text(index);
        foreach (var value in Enum.GetValues<T>())
        {
            if (Catalogue.Word(value) == text)
            {
                return value;
            }
        }

        throw Wrong();
    }

    /// <summary>True for a message without arguments, and for one argument that is not 0: a button being pressed, not let go.</summary>
    public bool IsPress() => message.Arguments.Count switch
    {
        0 => true,
        1 => !message.Arguments[0].TryNumber(out var number) || number != 0,
        _ => throw Wrong(),
    };

    private OscArgument At(int index) =>
        message.Arguments.Count == entry.Arguments.Count ? message.Arguments[index] : throw Wrong();

    private InvalidControlException Wrong() => new(
        $"it takes {(entry.Arguments.Count == 0 ? "no arguments" : entry.ArgumentsText)}, "
        + $"not {(message.Arguments.Count == 0 ? "nothing" : string.Join("; ", message.Arguments))}.");
}
