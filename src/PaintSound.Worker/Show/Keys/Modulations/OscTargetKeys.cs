using System.Text.Json.Nodes;
using PaintSound.Osc.Output;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings.Modulations;
using PaintSound.Worker.Show.Values;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys.Modulations;

/// <summary>The keys of a target that is an OSC address.</summary>
internal static class OscTargetKeys
{
    private static readonly OptionalKey<OscPreset> Program = new(
        "program",
        ShowValues.OneOf(OscPreset.All.Select(program => KeyValuePair.Create(program.Name, program)).ToArray()),
        "With `osc`: the program, if it is one of these. It sets port, scale and rate; see [Lights and video](lights.md).");

    // Its port may come from the program, so it is read together with it.
    private static readonly RequiredKey<ShowYamlNode> Osc = new(
        "osc",
        new ShowScalar<ShowYamlNode>("`HOST:PORT`, `tcp://HOST:PORT`, `slip://HOST:PORT`; `HOST` with a `program` that has a port", node => node, ShowValues.Text(string.Empty).CreateSchema),
        "OSC: the computer and the port of the program that receives, over UDP; `tcp://` for TCP with the length before each message (OSC 1.0), `slip://` for TCP with SLIP (OSC 1.1).");

    private static readonly RequiredKey<string> Address = new(
        "address",
        new ShowScalar<string>(
            "OSC address",
            node => OscModulationTarget.IsAddress(node.Text) ? node.Text : throw node.Invalid("an OSC address such as /fog/density"),
            () => new JsonObject { ["type"] = "string", ["pattern"] = "^/" }),
        "With `osc`: the address that receives the numbers.");

    private static readonly DefaultKey<Kind> Scale = new(
        "scale", ShowValues.OneOf<Kind>(), Kind.Float, "With `osc`: a float 0 to 1, whole percent 0 to 100, or whole numbers, which need `numbers`.", "float, or the program's");

    private static readonly OptionalKey<NumberPair> Numbers = new(
        "numbers",
        ShowValues.Pair(-1e6, 1e6),
        "With `osc`: the numbers that the program expects for minimum and maximum, such as `[0, 255]`; for the scales `float` and `integer`.",
        "[0, 1]");

    private enum Kind
    {
        Float,
        Percent,
        Integer,
    }

    /// <summary>The section.</summary>
    public static ShowSection<TargetSettings> Section { get; } = new([Osc, Address, Program, Scale, Numbers], Read);

    private static OscTargetSettings Read(ShowYamlNode node)
    {
        var program = Program.TryRead(node, out var known) ? known : null;
        return new OscTargetSettings(
            OscTargetValue.Read(Osc.Read(node), program),
            Address.Read(node),
            program is not null && node[Scale.Name] is null && node[Numbers.Name] is null ? program.Scale : ReadScale(node),
            program);
    }

    private static OscScale ReadScale(ShowYamlNode node)
    {
        var kind = Scale.Read(node);
        if (!Numbers.TryRead(node, out var numbers))
        {
            return kind switch
            {
                Kind.Float => OscScale.Unit,
                Kind.Percent => OscScale.Percent,
                _ => throw node[Scale.Name]!.Invalid("integer only together with 'numbers', such as [0, 255]"),
            };
        }

        return numbers.First == numbers.Second || kind == Kind.Percent
            ? throw node[Numbers.Name]!.Invalid("two different numbers, for minimum and maximum, if the scale is float or integer")
            : new OscScale(kind == Kind.Integer, numbers.First, numbers.Second);
    }
}
