using PaintSound.Midi.Ports;

namespace PaintSound.Worker.Show;

/// <summary>The MIDI side of a show.</summary>
/// <param name="Port">The name of our own port; on Windows of the one that is sent to.</param>
/// <param name="System">Which MIDI system, or null for the first that runs.</param>
/// <param name="Grid">Which note would launch which clip, and how the clips lie.</param>
/// <param name="Recording">The Standard MIDI File that keeps what is sent, or null.</param>
/// <param name="Controller">The controller that steers the show, or null.</param>
internal sealed record MidiSettings(string Port, MidiSystemKind? System, GridSettings Grid, string? Recording, ControllerSettings? Controller)
{
    /// <summary>The name of our own port unless the show says otherwise.</summary>
    public const string StandardPort = "PaintSound";

    /// <summary>Of a show that needs MIDI and says no more of it.</summary>
    public static MidiSettings Standard { get; } = new(StandardPort, System: null, GridSettings.Standard, Recording: null, Controller: null);

    /// <summary>Reads <c>midi:</c>.</summary>
    public static MidiSettings Read(ShowYamlNode node, string folder)
    {
        var read = new MidiSettings(
            node["port"]?.Text ?? StandardPort,
            node["system"]?.OneOf<MidiSystemKind>(),
            node["grid"] is { } grid ? GridSettings.Read(grid) : GridSettings.Standard,
            node["record"] is { } record ? ShowFile.Resolve(record.Text, folder) : null,
            node["controller"] is { } controller ? ControllerSettings.Read(controller, folder) : null);
        node.EnsureAllRead();
        return read;
    }
}
