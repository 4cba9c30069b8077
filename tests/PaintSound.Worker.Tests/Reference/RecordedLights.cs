namespace PaintSound.Worker.Tests.Reference;

/// <summary>
/// Handles reference lines with the LEDs of a controller: Novation's message of pairs of LED and colour. When the recording was made, five
/// controls of the Launch Control XL had no function and their LEDs were off. Now they control the projection, so these five are left out.
/// </summary>
internal static class RecordedLights
{
    private const string Kind = "lights";
    private const string End = "F7";
    private const string Same = "same";
    private static readonly int HeadLength = "F0002029021178".Length + 2;

    /// <summary>The LEDs of knob-a-5 to knob-a-8 and of mute.</summary>
    private static readonly string[] Added = ["04", "05", "06", "07", "29"];

    /// <summary>Removes the added LEDs from a line; returns any other line unchanged.</summary>
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
