using PaintSound.Core.Control;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Addresses;

/// <summary>Creates the entries of the controls in the <see cref="Catalogue"/>.</summary>
internal static class ControlEntry
{
    /// <summary>Returns the entry of a control. A trigger has no value to send.</summary>
    public static CatalogueEntry Create(ControlDefinition control) => new(
        control.Kind == ControlKind.Trigger ? Direction.In : Direction.Both, $"/paintsound/control/{control.Name}", control.Description, [.. Arguments(control)])
    { Control = control };

    private static IEnumerable<CatalogueArgument> Arguments(ControlDefinition control)
    {
        if (control.Family is { } family)
        {
            yield return new CatalogueArgument(OscType.Text, family.Name) { Words = family.FixedItems };
        }

        var name = control.Name[(control.Name.LastIndexOf('/') + 1)..];
        switch (control.Kind)
        {
            case ControlKind.Number:
                yield return new CatalogueArgument(OscType.Float32, name, control.Unit, control.Minimum, control.Maximum);
                break;
            case ControlKind.Switch:
                yield return new CatalogueArgument(OscType.Int32, "on", "", 0, 1);
                break;
            case ControlKind.Choice:
                yield return new CatalogueArgument(OscType.Text, name) { Words = control.Choices };
                break;
        }
    }
}
