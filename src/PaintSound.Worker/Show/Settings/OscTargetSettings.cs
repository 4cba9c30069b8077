using PaintSound.Osc.Output;

namespace PaintSound.Worker.Show;

/// <summary>An address of any program that understands OSC.</summary>
/// <param name="To">Where.</param>
/// <param name="Address">The address.</param>
/// <param name="Scale">The program's numbers.</param>
/// <param name="Program">Which program it is, or null where the show does not say.</param>
internal sealed record OscTargetSettings(OscTarget To, string Address, OscScale Scale, OscPreset? Program = null) : TargetSettings
{
    /// <inheritdoc/>
    public override double? Rate => Program?.Rate;

    private enum Kind
    {
        Float,
        Percent,
        Integer,
    }

    internal static OscTargetSettings Read(ShowYamlNode node, ShowYamlNode osc)
    {
        var address = node.GetRequired("address");
        var program = node["program"] is { } name ? ReadProgram(name) : null;
        return new(
            osc.Target(program?.Port),
            OscModulationTarget.IsAddress(address.Text) ? address.Text : throw address.Invalid("an OSC address such as /fog/density"),
            node["scale"] is null && node["numbers"] is null && program is not null ? program.Scale : ReadScale(node["scale"], node["numbers"]),
            program);
    }

    private static OscPreset ReadProgram(ShowYamlNode name) => OscPreset.All.FirstOrDefault(program => program.Name == name.Text)
        ?? throw name.Invalid($"one of {string.Join(", ", OscPreset.All.Select(program => program.Name))}");

    private static OscScale ReadScale(ShowYamlNode? scale, ShowYamlNode? numbers)
    {
        var kind = scale?.OneOf<Kind>() ?? Kind.Float;
        if (numbers is null)
        {
            return kind switch
            {
                Kind.Float => OscScale.Unit,
                Kind.Percent => OscScale.Percent,
                _ => throw scale!.Invalid("integer only together with 'numbers', such as [0, 255]"),
            };
        }

        var (low, high) = numbers.Pair(-1e6, 1e6);
        return low == high || kind == Kind.Percent
            ? throw numbers.Invalid("the two numbers for the least and the most, where the scale is float or integer")
            : new OscScale(kind == Kind.Integer, low, high);
    }
}
