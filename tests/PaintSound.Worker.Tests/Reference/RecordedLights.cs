namespace PaintSound.Worker.Tests.Reference;

/// <summary>
/// A line of the reference with a controller's lights: Novation's message of pairs of light and colour. When the recording was made, five
/// controls of the Launch Control XL had no meaning and their lights were off. Now they set the projection, so these five are left out.
/// </summary>
internal static class RecordedLights
{
    private const string Kind = "lights";
    private const string End = "F7";
    private const string Same = "same";
    private static readonly int HeadLength = "F0002029021178".Length + 2;

    /// <summary>Lights of knob-a-5 to knob-a-8 and of mute.</summary>
    private static readonly string[] Added = ["04", "05", "06", "07", "29"];

    /// <summary>The line without the lights that were added; any other line as it is.</summary>
    public static string WithoutAdded(string line)
    {
        if (line.Split('\t') is not [var at, Kind, var message] || message == Same)
        {
            return line;
        }

        var kept = string.Concat(message[HeadLength..^End.Length].Chunk(4).Select(pair => new string(pair)).Where(pair => !Added.Contains(pair[..2])));
        return string.Join('\t', at, Kind, kept.Length > 0 ? message[..HeadLength] + kept + End : Same);
    }
}
