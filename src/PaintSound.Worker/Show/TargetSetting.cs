using PaintSound.Osc;

namespace PaintSound.Worker.Show;

/// <summary>
/// What a modulation moves. Each kind has a key of its own, which tells it from the others, and a record of its own;
/// <see cref="Stage.ModulationTargets"/> opens them.
/// </summary>
internal abstract record TargetSetting
{
    /// <summary>How many moves a second it is made for; null where nothing is known.</summary>
    public virtual double? Rate => null;

    /// <summary>Reads a <c>target</c>.</summary>
    /// <exception cref="ShowException">It cannot be followed; the message names the line.</exception>
    public static TargetSetting Read(ShowNode node)
    {
        TargetSetting read = (node["osc"], node["control"], node["live"]) switch
        {
            ({ } osc, null, null) => OscTargetSetting.Read(node, osc),
            (null, { } control, null) => MidiTargetSetting.Read(node, control),
            (null, null, { } track) => LiveTargetSetting.Read(node, track),
            _ => throw node.Wrong("'osc', 'control' or 'live'"),
        };
        node.Done();
        return read;
    }
}

/// <summary>An address of any program that understands OSC.</summary>
/// <param name="To">Where.</param>
/// <param name="Address">The address.</param>
/// <param name="Scale">The program's numbers.</param>
/// <param name="Program">Which program it is, or null where the show does not say.</param>
internal sealed record OscTargetSetting(OscTarget To, string Address, OscScale Scale, OscProgram? Program = null) : TargetSetting
{
    /// <inheritdoc/>
    public override double? Rate => Program?.Rate;

    private enum Kind
    {
        Float,
        Percent,
        Integer,
    }

    internal static OscTargetSetting Read(ShowNode node, ShowNode osc)
    {
        var address = node.Need("address");
        var program = node["program"] is { } name ? ReadProgram(name) : null;
        return new(
            osc.OscTarget(program?.Port),
            OscParameter.IsAddress(address.Text) ? address.Text : throw address.Wrong("an OSC address such as /fog/density"),
            node["scale"] is null && node["numbers"] is null && program is not null ? program.Scale : ReadScale(node["scale"], node["numbers"]),
            program);
    }

    private static OscProgram ReadProgram(ShowNode name) => OscProgram.All.FirstOrDefault(program => program.Name == name.Text)
        ?? throw name.Wrong($"one of {string.Join(", ", OscProgram.All.Select(program => program.Name))}");

    private static OscScale ReadScale(ShowNode? scale, ShowNode? numbers)
    {
        var kind = scale?.OneOf<Kind>() ?? Kind.Float;
        if (numbers is null)
        {
            return kind switch
            {
                Kind.Float => OscScale.Unit,
                Kind.Percent => OscScale.Percent,
                _ => throw scale!.Wrong("integer only together with 'numbers', such as [0, 255]"),
            };
        }

        var (low, high) = numbers.Two(-1e6, 1e6);
        return low == high || kind == Kind.Percent
            ? throw numbers.Wrong("the two numbers for the least and the most, where the scale is float or integer")
            : new OscScale(kind == Kind.Integer, low, high);
    }
}
