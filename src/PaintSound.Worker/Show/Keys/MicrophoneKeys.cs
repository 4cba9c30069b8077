using System.Text.Json.Nodes;
using PaintSound.Core.Brush.Placing;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The value of <c>brush: microphones</c>: two to four microphones, each on its own channel and in its own place.</summary>
internal static class MicrophoneKeys
{
    private const int MaxChannel = 64;

    private static readonly RequiredKey<int> Channel = new(
        "channel", ShowValues.Integer(1, MaxChannel), "The channel of the device, counted from 1. With JACK: 1 is the port that `device` names, 2 the next port of the same client.");

    private static readonly RequiredKey<NumberPair> At = new(
        "at", ShowValues.Pair(0, 1, expected: "the place on the canvas: [0, 0] top left, [1, 1] bottom right, seen from the front"), "The place on the canvas.");

    private static readonly ShowSection<MicrophoneSettings> Microphone = new([Channel, At], node =>
    {
        var at = At.Read(node);
        return new MicrophoneSettings(Channel.Read(node), at.First, at.Second);
    });

    /// <summary>The list.</summary>
    public static ShowValue<IReadOnlyList<MicrophoneSettings>> List { get; } = new ShowScalar<IReadOnlyList<MicrophoneSettings>>(
        "2 to 4 of `{ channel: 1, at: [x, y] }`, x and y 0 to 1", Read, CreateSchema);

    private static List<MicrophoneSettings> Read(ShowYamlNode node)
    {
        var items = node.Items;
        if (items.Count is < MicrophoneArray.MinMicrophones or > MicrophoneArray.MaxMicrophones)
        {
            throw node.Location.Error(
                $"{node.Location.Place} needs {MicrophoneArray.MinMicrophones} to {MicrophoneArray.MaxMicrophones} microphones, not {items.Count}; for one microphone, leave the key out");
        }

        List<MicrophoneSettings> microphones = [];
        foreach (var item in items)
        {
            var microphone = Microphone.Read(item);
            if (microphone.FindConflict(microphones) is { } conflict)
            {
                throw item.Location.Error($"{item.Location.Place} {conflict}");
            }

            microphones.Add(microphone);
        }

        return microphones;
    }

    private static JsonObject CreateSchema() => new()
    {
        ["type"] = "array",
        ["items"] = Microphone.CreateSchema(),
        ["minItems"] = MicrophoneArray.MinMicrophones,
        ["maxItems"] = MicrophoneArray.MaxMicrophones,
    };
}
