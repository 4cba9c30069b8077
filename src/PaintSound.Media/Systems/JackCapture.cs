using PaintSound.Jack;

namespace PaintSound.Media.Systems;

/// <summary>Captures a JACK port. ffmpeg becomes a JACK client, and PaintSound connects the port to it.</summary>
internal static class JackCapture
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);
    private const int MaxPolls = 200;

    /// <summary>Returns the plan to capture a port.</summary>
    /// <param name="port">The port that delivers the sound.</param>
    /// <param name="client">The preferred client name in the patch bay. A number is appended if the name is taken.</param>
    /// <exception cref="MediaException">No JACK server is running, or the port does not exist.</exception>
    public static CapturePlan CreatePlan(string port, string client)
    {
        using var jack = OpenClient();
        RequirePort(jack, port);
        var inputs = jack.ListInputs();
        var name = Enumerable.Range(1, 99)
            .Select(number => number == 1 ? client : $"{client}-{number}")
            .First(candidate => !inputs.Contains(GetInputPort(candidate)));
        var block = 1000.0 * jack.BlockSamples / jack.SampleRate;
        return new CapturePlan(["-f", "jack", "-channels", "1"], name, $"JACK delivers blocks of {block:0.#} ms, {jack.BlockSamples} samples at {jack.SampleRate} Hz")
        {
            // Without this libjack starts its own server if none is running.
            Environment = new Dictionary<string, string> { ["JACK_NO_START_SERVER"] = "1" },
            Connect = stop => ConnectPort(port, GetInputPort(name), stop),
        };
    }

    /// <summary>Opens a client on the running server. Dispose it soon, because it is visible in the patch bay.</summary>
    /// <exception cref="MediaException">JACK is not installed, or no server is running.</exception>
    public static JackClient OpenClient() => JackClient.Open("paintsound-visit") ?? throw new MediaException(
        JackClient.IsInstalled ? "no JACK server is running; start one (for instance with qjackctl)" : "JACK is not installed");

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

    private static string GetInputPort(string client) => client + ":input_1";
}
