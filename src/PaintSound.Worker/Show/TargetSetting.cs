using PaintSound.Osc;

namespace PaintSound.Worker.Show;

/// <summary>
/// What a modulation moves. Each kind has a key of its own, which tells it from the others, and a record of its own;
/// <see cref="Stage.ModulationTargets"/> opens them.
/// </summary>
internal abstract record TargetSetting
{
    /// <summary>Reads a <c>target</c>.</summary>
    /// <exception cref="ShowException">It cannot be followed; the message names the line.</exception>
    public static TargetSetting Read(ShowNode node)
    {
        var read = node["osc"] is { } osc ? OscTargetSetting.Read(node, osc) : throw node.Wrong("'osc'");
        node.Done();
        return read;
    }
}

/// <summary>An address of any program that understands OSC.</summary>
/// <param name="To">Where.</param>
/// <param name="Address">The address.</param>
/// <param name="Scale">The program's numbers.</param>
internal sealed record OscTargetSetting(OscTarget To, string Address, OscScale Scale) : TargetSetting
{
    private enum Kind
    {
        Float,
        Percent,
        Integer,
    }

    internal static OscTargetSetting Read(ShowNode node, ShowNode osc)
    {
        var address = node.Need("address");
        return new(
            osc.OscTarget,
            OscParameter.IsAddress(address.Text) ? address.Text : throw address.Wrong("an OSC address such as /fog/density"),
            ReadScale(node["scale"], node["numbers"]));
    }

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
