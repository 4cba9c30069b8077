using PaintSound.Midi.Controllers;

namespace PaintSound.Worker.Show;

/// <summary>A controller that steers the show.</summary>
/// <param name="Port">The name of its port, or a part of it.</param>
/// <param name="Template">Of a Launch Control XL the template, 0..15; null for another controller, whose lights PaintSound does not know.</param>
/// <param name="Bindings">What its controls do.</param>
internal sealed record ControllerSettings(string Port, int? Template, IReadOnlyList<ControllerBinding> Bindings)
{
    private const int EachKind = LaunchControlXl.Templates / 2;

    /// <summary>Reads <c>controller:</c>; a Launch Control XL unless it has a map of its own.</summary>
    public static ControllerSettings Read(ShowYamlNode node, string folder)
    {
        var map = node["map"];
        var port = map is null ? node["port"]?.Text ?? LaunchControlXl.PortName : node.GetRequired("port").Text;
        var template = map is null ? ReadTemplate(node["template"]) : (int?)null;
        node.EnsureAllRead();
        return new ControllerSettings(
            port, template, template is { } known ? LaunchControlXl.Bindings(known) : ReadMap(ShowFile.Resolve(map!.Text, folder)));
    }

    /// <summary>Reads a map, as <c>paintsound midi learn</c> writes it.</summary>
    private static IReadOnlyList<ControllerBinding> ReadMap(string path) =>
        [.. ShowFile.Parse(path, "controller map").Entries.Select(entry => new ControllerBinding(
            ReadInput(entry.Value),
            ControlTarget.Parse(entry.Key) ?? throw entry.Value.Invalid("what can be controlled: gate, dwell, follow, smoothing, hold, next, arm, distance, collection NAME, depth NAME")))];

    private static ControllerInput ReadInput(ShowYamlNode node)
    {
        var (control, note) = (node["control"], node["note"]);
        var number = control ?? note ?? throw node.Invalid("control or note, and channel");
        var read = new ControllerInput(note is not null, node.GetRequired("channel").Integer(1, 16), number.Integer(0, 127));
        return control is null || note is null ? read : throw node.Invalid("either control or note, not both");
    }

    private static int ReadTemplate(ShowYamlNode? node)
    {
        if (node is null)
        {
            return 0;
        }

        for (var template = 0; template < LaunchControlXl.Templates; template++)
        {
            if (node.Text == (template < EachKind ? $"user {template + 1}" : $"factory {template - EachKind + 1}"))
            {
                return template;
            }
        }

        throw node.Invalid("a template of the Launch Control XL: user 1 to user 8, factory 1 to factory 8");
    }
}
