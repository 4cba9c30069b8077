using System.Globalization;
using PaintSound.Core.Control;

namespace PaintSound.Midi.Controllers;

/// <summary>Binds a knob, fader or button of a controller to a control.</summary>
/// <param name="Input">The knob, fader or button.</param>
/// <param name="Control">The control. Its item can also be a position in the list of items, from 1; see <see cref="Resolve"/>.</param>
/// <param name="Mode">The meaning of its values; an encoder's steps only with control changes of 7 bits.</param>
public sealed record ControllerBinding(ControllerInput Input, ControlId Control, ControllerMode Mode = ControllerMode.Absolute)
{
    /// <summary>Replaces a position by the name of the item: <c>collection 2</c> becomes <c>collection own</c>.</summary>
    /// <param name="control">The control of a binding.</param>
    /// <param name="state">The state of the show, which contains the items.</param>
    /// <returns>Null if the show does not have this item.</returns>
    public static ControlId? Resolve(ControlId control, ShowState state)
    {
        if (control.Definition.Family is not { } family)
        {
            return control;
        }

        if (family.Contains(state, control.Item))
        {
            return control;
        }

        var items = family.Items(state);
        return int.TryParse(control.Item, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position >= 1 && position <= items.Count
            ? control with { Item = items[position - 1] }
            : (ControlId?)null;
    }
}
