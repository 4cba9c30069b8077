namespace PaintSound.Media.Devices;

/// <summary>Virtual inputs of macOS and Windows that carry the sound this computer plays. These systems do not mark them, so they are recognised by name.</summary>
internal static class VirtualCables
{
    private static readonly string[] Names = ["BlackHole", "Loopback Audio", "Soundflower", "CABLE Output", "VB-Cable", "VoiceMeeter Out", "Stereo Mix"];

    /// <summary>True if the name of an input is that of a virtual cable.</summary>
    public static bool Contains(string input) => Names.Any(cable => input.Contains(cable, StringComparison.OrdinalIgnoreCase));
}
