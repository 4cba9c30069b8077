using PaintSound.Core.Beat;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Values;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>beat</c>.</summary>
internal static class BeatKeys
{
    private static readonly RequiredKey<BeatSourceKind> Source = new(
        "source",
        ShowValues.OneOf<BeatSourceKind>(),
        "`live`: Ableton Live, with `live: connection: remote-script`, `max` or `ableton-osc`. `midi-clock`: a MIDI clock. `link`: the Ableton Link session in the network. `off`: no beat.");

    private static readonly OptionalKey<string> Port = new(
        "port", ShowValues.Text("name"), "The MIDI port that sends the clock, by its name or a part of it. Only with `source: midi-clock`, and required there.");

    private static readonly DefaultKey<TimeSignature> Signature = new(
        "signature", TimeSignatureValue.Value, TimeSignature.Common, "The time signature, such as `3/4`, because MIDI clock and Link have none. Not with `source: live`.");

    /// <summary>The section.</summary>
    public static ShowSection<BeatSettings> Section { get; } = new([Source, Port, Signature], Read);

    private static BeatSettings Read(ShowYamlNode node)
    {
        var source = Source.Read(node);
        var port = Port.TryRead(node, out var name) ? name : string.Empty;
        if (source == BeatSourceKind.MidiClock && port.Length == 0)
        {
            throw node.Location.Error($"{node.Location.Place} needs 'port', the MIDI port that sends the clock");
        }

        var unused = source == BeatSourceKind.MidiClock ? null : node[Port.Name] ?? (source == BeatSourceKind.Live ? node[Signature.Name] : null);
        return unused is null
            ? new BeatSettings(source, port, Signature.Read(node))
            : throw unused.Location.Error($"{unused.Location.Place} has no effect with this source: remove it");
    }
}
