using System.Text.Json.Nodes;
using PaintSound.Midi.Controllers;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>midi: controller</c>.</summary>
internal static class ControllerKeys
{
    private const int OfEachKind = LaunchControlXl.Templates / 2;

    private static readonly DefaultKey<string> Port = new(
        "port", ShowValues.Text("name"), LaunchControlXl.PortName, "The port of the controller, or a part of its name. Required with `map`.");

    private static readonly DefaultKey<int> Template = new(
        "template",
        ShowValues.OneOf(
            Enumerable.Range(0, LaunchControlXl.Templates).Select(template => KeyValuePair.Create(
                template < OfEachKind ? $"user {template + 1}" : $"factory {template - OfEachKind + 1}", template)).ToArray(),
            summary: FormattableString.Invariant($"`user 1` to `user {OfEachKind}`, `factory 1` to `factory {OfEachKind}`")),
        0,
        "The template of a Launch Control XL; not with `map`.");

    private static readonly OptionalKey<string> Map = new(
        "map", ShowValues.Path, "The map of another controller, written by `paintsound midi learn`.", "the Launch Control XL's own");

    /// <summary>The section.</summary>
    public static ShowSection<ControllerSettings> Section { get; } = new([Port, Template, Map], Read)
    {
        Conditions = () => new()
        {
            ["dependencies"] = new JsonObject { [Map.Name] = new JsonArray(Port.Name) },
            ["not"] = new JsonObject { ["required"] = new JsonArray(Map.Name, Template.Name) },
        },
    };

    private static ControllerSettings Read(ShowYamlNode node)
    {
        if (!Map.TryRead(node, out var map))
        {
            var template = Template.Read(node);
            return new ControllerSettings(Port.Read(node), template, LaunchControlXl.Bindings(template));
        }

        if (node[Template.Name] is { } unused)
        {
            throw unused.Location.Error($"{unused.Location.Place} has no effect with a map: remove it");
        }

        node.GetRequired(Port.Name);
        return new ControllerSettings(Port.Read(node), Template: null, ControllerMapKeys.Read(map));
    }
}
