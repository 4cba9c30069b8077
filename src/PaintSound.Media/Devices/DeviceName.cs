namespace PaintSound.Media.Devices;

/// <summary>A device's name as the show file writes it: a scheme, a colon, and what the scheme calls the device.</summary>
/// <param name="Scheme">jack, pulse, v4l2, or a protocol such as rtsp.</param>
/// <param name="Id">The rest; whole with its scheme for a stream.</param>
internal sealed record DeviceName(string Scheme, string Id)
{
    /// <summary>Protocols by which a microphone or camera elsewhere can be reached.</summary>
    private static readonly string[] Protocols = ["rtsp", "rtmp", "srt", "udp", "tcp", "http", "https"];

    /// <summary>True where it is an address on the net.</summary>
    public bool IsStream => Protocols.Contains(Scheme);

    /// <summary>The name as it was written.</summary>
    public string Whole => IsStream ? Id : $"{Scheme}:{Id}";

    /// <summary>Reads a name; null where it is none, but a file perhaps.</summary>
    /// <param name="name">jack:system:capture_1, rtsp://camera/1.</param>
    /// <param name="schemes">Schemes that are devices here.</param>
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
}
