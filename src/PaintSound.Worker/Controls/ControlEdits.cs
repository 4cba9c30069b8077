using PaintSound.Core.Control;
using PaintSound.Worker.Show.Editing;
using PaintSound.Worker.Show.Keys;

namespace PaintSound.Worker.Controls;

/// <summary>The keys of a show file that hold the values of controls.</summary>
internal static class ControlEdits
{
    private static readonly Dictionary<ControlDefinition, Func<string, string[]>> Paths = new()
    {
        [ControlTable.Gate] = _ => ["choosing", "gate"],
        [ControlTable.Dwell] = _ => ["choosing", "dwell"],
        [ControlTable.Bars] = _ => ["choosing", "bars"],
        [ControlTable.Taste] = _ => ["taste", "share"],
        [ControlTable.Follow] = _ => ["choosing", "follow"],
        [ControlTable.Distance] = _ => ["choosing", "distance"],
        [ControlTable.Collection] = _ => ["choosing", "exclude"],
        [ControlTable.CongruitySmoothing] = _ => ["congruity", "smoothing"],
        [ControlTable.Depth] = modulation => ["modulations", modulation, "depth"],
        [ControlTable.ProjectionBlend] = _ => ["projection", "blend"],
        [ControlTable.ProjectionOpacity] = layer => ["projection", layer],
        [ControlTable.ProjectionFade] = _ => ["projection", "fade"],
    };

    private static string[] PathOf(ControlId control) =>
        FilterControls.All.Contains(control.Definition) ? ["filters", FilterKeys.NameOf(control.Definition)] : Paths[control.Definition](control.Item);

    /// <summary>Returns the change of a show file that gives a control its present value.</summary>
    /// <param name="control">A control that a show file keeps (<see cref="ControlTable.KeptOf"/>).</param>
    /// <param name="state">The present values.</param>
    public static ShowFileEdit Create(ControlId control, ShowState state)
    {
        var (path, value) = (PathOf(control), control.Get(state));
        var isListed = control.Definition == ControlTable.Collection ? !value.IsOn : value.IsOn;
        return control.Definition.Kind == ControlKind.Switch
            ? new ShowFileEdit(path, control.Item, isListed ? ShowFileEditKind.AddItem : ShowFileEditKind.RemoveItem)
            : new ShowFileEdit(path, control.Definition.ToText(value));
    }
}
