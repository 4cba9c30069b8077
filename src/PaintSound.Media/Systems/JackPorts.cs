using PaintSound.Jack;

namespace PaintSound.Media.Systems;

/// <summary>Opens clients of the running JACK server, and finds the ports of microphones.</summary>
internal static class JackPorts
{
    /// <summary>Opens a client on the running server. It is visible in the patch bay until it is disposed.</summary>
    /// <param name="name">The preferred name in the patch bay.</param>
    /// <exception cref="MediaException">JACK is not installed, or no server is running.</exception>
    public static JackClient OpenClient(string name = "paintsound-visit") => JackClient.Open(name) ?? throw new MediaException(
        JackClient.IsInstalled
            ? "no JACK server is running; start one (for instance with qjackctl)"
            : "JACK is not installed; install jackd2, or with PipeWire pipewire-jack, and then start PaintSound with pw-jack");

    /// <summary>Finds the ports of a microphone. Channel 1 is the named port, channel 2 the next port of the same JACK client, and so on.</summary>
    /// <param name="jack">A client.</param>
    /// <param name="port">The port that delivers the sound, or channel 1.</param>
    /// <param name="channels">The channels; null for the port alone.</param>
    /// <exception cref="MediaException">A port does not exist.</exception>
    public static IReadOnlyList<string> Find(JackClient jack, string port, ChannelSelection? channels)
    {
        var outputs = jack.ListOutputs();
        return !outputs.Contains(port)
            ? throw new MediaException($"JACK has no port {port}; available ports: {string.Join(", ", outputs.DefaultIfEmpty("none"))}")
            : channels is null ? [port] : Select(outputs, port, channels);
    }

    /// <summary>Selects the ports of the channels.</summary>
    /// <param name="outputs">All ports that deliver sound, in JACK's order.</param>
    /// <param name="first">The port that is channel 1.</param>
    /// <param name="channels">The channels.</param>
    /// <exception cref="MediaException">The JACK client has too few ports.</exception>
    internal static IReadOnlyList<string> Select(IReadOnlyList<string> outputs, string first, ChannelSelection channels)
    {
        var client = first[..(first.IndexOf(':', StringComparison.Ordinal) + 1)];
        string[] ports = [.. outputs.SkipWhile(port => port != first).Where(port => port.StartsWith(client, StringComparison.Ordinal))];
        return channels.Explain(ports.Length) is { } reason
            ? throw new MediaException($"counted from {first}, {reason}; its ports: {string.Join(", ", ports)}")
            : [.. channels.Channels.Select(channel => ports[channel - 1])];
    }
}
