using PaintSound.Live.Connections;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings.Modulations;

namespace PaintSound.Worker.Show.Keys.Modulations;

/// <summary>The keys of a target that is a parameter in Ableton Live.</summary>
internal static class LiveTargetKeys
{
    private static readonly RequiredKey<string> Track = new("live", ShowValues.Text("name"), "Live: the track, by its name in Live. A return track or `Main` is allowed.");

    private static readonly OptionalKey<string> Device = new("device", ShowValues.Text("name"), "With `live`: the device, by its name; also a device in a rack.", "the mixer");

    private static readonly RequiredKey<string> Parameter = new(
        "parameter", ShowValues.Text("name"), "With `live`: the parameter or macro, by its name; of the mixer `Volume`, `Pan`, or a return track for the send to it.");

    /// <summary>The section.</summary>
    public static ShowSection<TargetSettings> Section { get; } = new(
        [Track, Device, Parameter],
        node => new LiveTargetSettings(new LiveParameter(Track.Read(node), Device.TryRead(node, out var device) ? device : string.Empty, Parameter.Read(node))));
}
