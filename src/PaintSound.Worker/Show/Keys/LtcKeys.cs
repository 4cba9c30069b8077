using System.Text.Json.Nodes;
using PaintSound.Media.Systems;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>ltc</c>.</summary>
internal static class LtcKeys
{
    private static readonly RequiredKey<string> Output = new(
        "output",
        new ShowScalar<string>(
            "`jack`, `jack:PORT`, `wasapi-output:NAME`",
            node => SoundOutputs.IsName(node.Text) ? node.Text : throw node.Invalid("jack, jack:PORT such as jack:system:playback_3, or wasapi-output:NAME"),
            () => new JsonObject { ["type"] = "string", ["pattern"] = "^(jack|jack:.+|wasapi-output:.+)$" }),
        "Where the sound goes: a JACK port, or on Windows an output as `paintsound devices` lists it. With `jack` you connect the port `paintsound-ltc:out` yourself.");

    private static readonly DefaultKey<int> Channel = new("channel", ShowValues.Integer(1, 64), 1, "WASAPI: the channel of the output. With JACK, the port is the channel.");

    private static readonly DefaultKey<double> Level = new(
        "level", ShowValues.Number(-40, 0, "dB"), LtcSettings.DefaultLevelDb, "The peak of the signal, relative to full scale.");

    /// <summary>The section.</summary>
    public static ShowSection<LtcSettings> Section { get; } = new(
        [Output, Channel, Level, .. TimecodeKeys.All],
        node => new LtcSettings(Output.Read(node), Channel.Read(node), Level.Read(node), TimecodeKeys.Read(node)));
}
