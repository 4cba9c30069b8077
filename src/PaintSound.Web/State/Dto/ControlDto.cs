using PaintSound.Core.Choosing;
using PaintSound.Core.Control;

namespace PaintSound.Web.State.Dto;

/// <summary>An entry of the control table, for the pages.</summary>
/// <param name="Name">The name; a page sets the control by this name, followed by a space and an item if there are items.</param>
/// <param name="Kind">The kind of its values.</param>
/// <param name="Description">The meaning, in one sentence.</param>
/// <param name="Unit">The unit of its numbers; may be empty.</param>
/// <param name="Minimum">The smallest number.</param>
/// <param name="Maximum">The largest number.</param>
/// <param name="Taper">How a fader moves it: linear, logarithmic or cubic.</param>
/// <param name="Choices">The values of a choice that this show supports.</param>
/// <param name="Items">The items of its family in this show, or null if it has no family.</param>
public sealed record ControlDto(
    string Name,
    ControlKind Kind,
    string Description,
    string Unit,
    double Minimum,
    double Maximum,
    string Taper,
    IReadOnlyList<string> Choices,
    IReadOnlyList<string>? Items)
{
    /// <summary>All controls of a show.</summary>
    /// <param name="state">The show's state, which has the items.</param>
    /// <param name="distances">The sound distances that the network can measure.</param>
    public static IReadOnlyList<ControlDto> All(ShowState state, IReadOnlyList<SoundDistanceKind> distances) =>
        [.. ControlTable.All.Select(control => Of(control, state, distances))];

    private static ControlDto Of(ControlDefinition control, ShowState state, IReadOnlyList<SoundDistanceKind> distances) => new(
        control.Name,
        control.Kind,
        control.Description,
        control.Unit,
        control.Minimum,
        control.Maximum,
        control.Taper.Name,
        control == ControlTable.Distance ? [.. control.Choices.Where(word => distances.Any(kind => kind.ToString().Equals(word, StringComparison.OrdinalIgnoreCase)))] : control.Choices,
        control.Family?.Items(state));
}
