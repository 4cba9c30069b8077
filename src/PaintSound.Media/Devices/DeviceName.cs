using System.Text.RegularExpressions;

namespace PaintSound.Media.Devices;

/// <summary>A device name from the show file: a scheme, a colon, and the id of the device within the scheme.</summary>
/// <param name="Scheme">jack, pulse, v4l2, or a protocol such as rtsp.</param>
/// <param name="Id">The part after the colon. For a stream, the whole address.</param>
internal sealed partial record DeviceName(string Scheme, string Id)
{
    /// <summary>Protocols for microphones and cameras in the network.</summary>
    private static readonly string[] Protocols = ["rtsp", "rtmp", "srt", "udp", "tcp", "http", "https"];

    /// <summary>True if the name is a network address.</summary>
    public bool IsStream => Protocols.Contains(Scheme);

    /// <summary>The name as written in the show file.</summary>
    public string FullName => IsStream ? Id : $"{Scheme}:{Id}";

    /// <summary>The name for messages: without user name and password, because messages go to pages, logs and OSC.</summary>
    public string NameWithoutPassword => WithoutPasswords(FullName);

    /// <summary>Removes user names and passwords from the addresses in a text.</summary>
    public static string WithoutPasswords(string text) => PasswordPattern().Replace(text, "//");

    /// <summary>Parses a name. Returns null if it is not a device name; it may be a file.</summary>
    /// <param name="name">The name, such as jack:system:capture_1 or rtsp://camera/1.</param>
    /// <param name="schemes">The device schemes of this system.</param>
    public static DeviceName? Parse(string name, IEnumerable<string> schemes)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == name.Length - 1)
        {
            return null;
        }

        var scheme = name[..colon];
        if (Protocols.Contains(scheme) && name[colon..].StartsWith("://", StringComparison.Ordinal))
        {
            return new DeviceName(scheme, name);
        }

        return schemes.Contains(scheme) ? new DeviceName(scheme, name[(colon + 1)..]) : null;
    }

    [GeneratedRegex(@"//[^/\s]*@", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PasswordPattern();
}
