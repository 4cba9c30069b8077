namespace PaintSound.Media.Devices;

/// <summary>Inputs of macOS and Windows that carry what this machine plays: those systems do not mark them, so they are known by name.</summary>
internal static class VirtualCables
{
    private static readonly string[] Known = ["BlackHole", "Loopback Audio", "Soundflower", "CABLE Output", "VB-Cable", "VoiceMeeter Out", "Stereo Mix"];

    /// <summary>Whether an input is one of them.</summary>
    public static bool Contains(string input) => Known.Any(cable => input.Contains(cable, StringComparison.OrdinalIgnoreCase));
}
