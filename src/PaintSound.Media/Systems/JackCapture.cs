using PaintSound.Jack;

namespace PaintSound.Media.Systems;

/// <summary>
/// Captures JACK ports. ffmpeg becomes a JACK client, and PaintSound connects the ports to it. Channel 1 is the named port, channel 2 the next port of
/// the same JACK client, and so on; JACK delivers the blocks of all ports at the same time.
/// </summary>
internal static class JackCapture
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);
    private const int MaxPolls = 200;

    /// <summary>Returns the plan to capture ports.</summary>
    /// <param name="port">The port that delivers the sound, or channel 1.</param>
    /// <param name="client">The preferred client name in the patch bay. A number is appended if the name is taken.</param>
    /// <param name="channels">The channels; null for the port alone.</param>
    /// <exception cref="MediaException">No JACK server is running, or a port does not exist.</exception>
    public static CapturePlan CreatePlan(string port, string client, ChannelSelection? channels)
    {
        using var jack = OpenClient();
        RequirePort(jack, port);
        var ports = channels is null ? [port] : SelectPorts(jack.ListOutputs(), port, channels);
        var inputs = jack.ListInputs();
        var name = Enumerable.Range(1, 99)
            .Select(number => number == 1 ? client : $"{client}-{number}")
            .First(candidate => !inputs.Contains(GetInputPort(candidate, 1)));
        var block = 1000.0 * jack.BlockSamples / jack.SampleRate;
        return new CapturePlan(["-f", "jack", "-channels", $"{ports.Count}"], name, $"JACK delivers blocks of {block:0.#} ms, {jack.BlockSamples} samples at {jack.SampleRate} Hz")
        {
            // Without this libjack starts its own server if none is running.
            Environment = new Dictionary<string, string> { ["JACK_NO_START_SERVER"] = "1" },
            Captured = new ChannelSelection(Enumerable.Range(1, ports.Count)),
            Connect = stop =>
            {
                for (var i = 0; i < ports.Count; i++)
                {
                    ConnectPort(ports[i], GetInputPort(name, i + 1), stop);
                }
            },
        };
    }

    /// <summary>Opens a client on the running server. It is visible in the patch bay until it is disposed.</summary>
    /// <param name="name">The preferred name in the patch bay.</param>
    /// <exception cref="MediaException">JACK is not installed, or no server is running.</exception>
    public static JackClient OpenClient(string name = "paintsound-visit") => JackClient.Open(name) ?? throw new MediaException(
        JackClient.IsInstalled ? "no JACK server is running; start one (for instance with qjackctl)" : "JACK is not installed");

    /// <summary>Selects the ports of the channels.</summary>
    /// <param name="outputs">All ports that deliver sound, in JACK's order.</param>
    /// <param name="first">The port that is channel 1.</param>
    /// <param name="channels">The channels.</param>
    /// <exception cref="MediaException">The JACK client has too few ports.</exception>
    internal static IReadOnlyList<string> SelectPorts(IReadOnlyList<string> outputs, string first, ChannelSelection channels)
    {
        var client = first[..(first.IndexOf(':', StringComparison.Ordinal) + 1)];
        string[] ports = [.. outputs.SkipWhile(port => port != first).Where(port => port.StartsWith(client, StringComparison.Ordinal))];
        return channels.Explain(ports.Length) is { } reason
            ? throw new MediaException($"counted from {first}, {reason}; its ports: {string.Join(", ", ports)}")
            : [.. channels.Channels.Select(channel => ports[channel - 1])];
    }

    private static void ConnectPort(string port, string input, CancellationToken stop)
    {
        using var jack = OpenClient();
        for (var i = 0; i < MaxPolls && !stop.IsCancellationRequested; i++)
        {
            if (jack.ListInputs().Contains(input))
            {
                if (jack.Connect(port, input))
                {
                    return;
                }

                RequirePort(jack, port);
            }

            stop.WaitHandle.WaitOne(PollInterval);
        }

        if (!stop.IsCancellationRequested)
        {
            throw new MediaException($"JACK refused to connect {port} to {input}");
        }
    }

    private static void RequirePort(JackClient jack, string port)
    {
        var outputs = jack.ListOutputs();
        if (!outputs.Contains(port))
        {
            throw new MediaException($"JACK has no port {port}; available ports: {string.Join(", ", outputs.DefaultIfEmpty("none"))}");
        }
    }

    private static string GetInputPort(string client, int number) => $"{client}:input_{number}";
}
