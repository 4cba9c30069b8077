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

    private static readonly DefaultKey<int?> Template = new(
        "template",
        ShowValues.OneOf(
            [.. Enumerable.Range(0, LaunchControlXl.Templates).Select(template => KeyValuePair.Create(LaunchControlXl.NameOf(template), (int?)template)), KeyValuePair.Create("keep", (int?)null)],
            summary: FormattableString.Invariant($"`user 1` to `user {OfEachKind}`, `factory 1` to `factory {OfEachKind}`, `keep`")),
        LaunchControlXl.DefaultTemplate,
        "The template of a Launch Control XL, which PaintSound selects on the device; not with `map`. `keep` leaves the device alone: PaintSound sends it nothing, and every template operates the show.");

    private static readonly OptionalKey<string> Map = new(
        "map", ShowValues.Path, "The map of another controller, written by `paintsound midi learn`.", "the Launch Control XL's own");

    private static readonly DefaultKey<bool> PickUp = new(
        "pick-up", ShowValues.Boolean, true, "A knob or fader does nothing until it reaches or passes the present value. With `false` the value jumps to its position.");

    /// <summary>The section.</summary>
    public static ShowSection<ControllerSettings> Section { get; } = new([Port, Template, Map, PickUp], Read)
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
            return new ControllerSettings(
                Port.Read(node), template, template is { } number ? LaunchControlXl.Bindings(number) : LaunchControlXl.BindingsOfAllTemplates(), PickUp.Read(node)) { IsLaunchControl = true };
        }

        if (node[Template.Name] is { } unused)
        {
            throw unused.Location.Error($"{unused.Location.Place} has no effect with a map: remove it");
        }

        node.GetRequired(Port.Name);
        return new ControllerSettings(Port.Read(node), Template: null, ControllerMapKeys.Read(map), PickUp.Read(node));
    }
}
