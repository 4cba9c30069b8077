using System.Text.Json.Nodes;
using PaintSound.Osc;
using PaintSound.Osc.Output;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Values;

/// <summary>The address of a program that receives OSC, as a value in a show file.</summary>
internal static class OscTargetValue
{
    /// <summary>An address with a port.</summary>
    public static ShowScalar<OscTarget> Value { get; } = new("`HOST:PORT`, `tcp://HOST:PORT`, `slip://HOST:PORT`", node => Read(node), CreateSchema);

    /// <summary>Reads the address of a program that receives OSC.</summary>
    /// <param name="node">The value.</param>
    /// <param name="program">Knows the port if the value names none; null if it has to name one.</param>
    /// <exception cref="ShowException">The value is not an address.</exception>
    public static OscTarget Read(ShowYamlNode node, OscPreset? program = null)
    {
        try
        {
            return OscTarget.Parse(node.Text, program is null ? null : program.PortOf);
        }
        catch (OscException)
        {
            throw node.Invalid("addresses such as 127.0.0.1:9000 or tcp://10.0.0.5:3032");
        }
    }

    private static JsonObject CreateSchema() => new() { ["type"] = "string", ["pattern"] = "^.+:[0-9]{1,5}$" };
}
