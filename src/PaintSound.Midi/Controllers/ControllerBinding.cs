using System.Globalization;
using PaintSound.Core.Control;

namespace PaintSound.Midi.Controllers;

/// <summary>A knob, fader or button of a controller, and the control that it sets.</summary>
/// <param name="Input">The knob, fader or button.</param>
/// <param name="Control">The control. Its item may also be a place in alphabetical order, from 1; see <see cref="Resolve"/>.</param>
public sealed record ControllerBinding(ControllerInput Input, ControlId Control)
{
    /// <summary>Puts the item's name for its place, if the item is a place: <c>collection 2</c> becomes <c>collection own</c>.</summary>
    /// <param name="control">The control as it is bound.</param>
    /// <param name="state">The state of the show, which has the items.</param>
    /// <returns>Null if the show has no such item.</returns>
    public static ControlId? Resolve(ControlId control, ShowState state)
    {
        if (control.Definition.Family is not { } family)
        {
            return control;
        }

        var items = family.Items(state);
        return items.Contains(control.Item, StringComparer.Ordinal) ? control
            : int.TryParse(control.Item, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place >= 1 && place <= items.Count
                ? control with { Item = items[place - 1] }
                : (ControlId?)null;
    }
}
