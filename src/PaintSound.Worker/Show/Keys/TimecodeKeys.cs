using System.Text.Json.Nodes;
using PaintSound.Core.Timecode;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>midi: timecode</c>, which <c>ltc</c> has too.</summary>
internal static class TimecodeKeys
{
    private static readonly RequiredKey<SmpteRate> Rate = new(
        "rate",
        new ShowScalar<SmpteRate>(
            "`24`, `25`, `29.97`, `30`",
            node => node.Text switch
            {
                "24" => SmpteRate.Fps24,
                "25" => SmpteRate.Fps25,
                "29.97" => SmpteRate.Fps2997Drop,
                "30" => SmpteRate.Fps30,
                _ => throw node.Invalid("24, 25, 29.97 or 30"),
            },
            () => new JsonObject { ["enum"] = new JsonArray(24, 25, 29.97, 30) }),
        "Frames per second. 29.97 has drop-frame numbers.");

    // Whether a frame has a number depends on the rate, so it is read together with it.
    private static readonly OptionalKey<ShowYamlNode> Start = new(
        "start",
        new ShowScalar<ShowYamlNode>("`HH:MM:SS:FF`", node => node, () => new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{1,2}(:[0-9]{1,2}){3}$" }),
        "The timecode at the zero of the show.",
        "00:00:00:00");

    /// <summary>All keys.</summary>
    public static IReadOnlyList<ShowKey> All { get; } = [Rate, Start];

    /// <summary>The section.</summary>
    public static ShowSection<TimecodeSettings> Section { get; } = new(All, Read);

    /// <summary>Reads the keys of a section.</summary>
    /// <param name="node">The section.</param>
    /// <exception cref="ShowException">A key is missing, or a value is not allowed.</exception>
    public static TimecodeSettings Read(ShowYamlNode node)
    {
        var rate = Rate.Read(node);
        return !Start.TryRead(node, out var text) ? new TimecodeSettings(rate, default)
            : SmpteTime.TryParse(text.Text, rate, out var start) ? new TimecodeSettings(rate, start)
            : throw text.Invalid("a timecode of this rate, such as 01:00:00:00");
    }
}
