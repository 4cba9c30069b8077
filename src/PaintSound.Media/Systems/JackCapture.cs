using PaintSound.Jack;

namespace PaintSound.Media.Systems;

/// <summary>Hears a JACK port: ffmpeg becomes a JACK client, and a cable is laid from the port to it.</summary>
internal static class JackCapture
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);
    private const int Glances = 200;

    /// <summary>How to open it.</summary>
    /// <param name="port">The port that gives the sound.</param>
    /// <param name="client">The name wished for in the patch bay; a number is added where it is taken.</param>
    /// <exception cref="MediaException">No server runs, or there is no such port.</exception>
    public static CapturePlan Plan(string port, string client)
    {
        using var server = Visit();
        RequirePort(server, port);
        var inputs = server.Inputs();
        var name = Enumerable.Range(1, 99)
            .Select(number => number == 1 ? client : $"{client}-{number}")
            .First(free => !inputs.Contains(Input(free)));
        var block = 1000.0 * server.BlockSamples / server.SampleRate;
        return new CapturePlan(["-f", "jack", "-channels", "1"], name, $"JACK gives blocks of {block:0.#} ms, {server.BlockSamples} samples at {server.SampleRate} Hz")
        {
            // Without this the library starts a server of its own where none runs.
            Environment = new Dictionary<string, string> { ["JACK_NO_START_SERVER"] = "1" },
            Connect = stop => Connect(port, Input(name), stop),
        };
    }

    /// <summary>Opens a client on the running server; dispose it soon, since it is seen in the patch bay.</summary>
    /// <exception cref="MediaException">JACK is not installed, or no server runs.</exception>
    public static JackClient Visit() => JackClient.Open("paintsound-visit") ?? throw new MediaException(
        JackClient.IsInstalled ? "no JACK server is running; start one (for instance with qjackctl)" : "JACK is not installed");

    private static void Connect(string port, string input, CancellationToken stop)
    {
        using var server = Visit();
        for (var i = 0; i < Glances && !stop.IsCancellationRequested; i++)
        {
            if (server.Inputs().Contains(input))
            {
                if (server.Connect(port, input))
                {
                    return;
                }

                RequirePort(server, port);
            }

            stop.WaitHandle.WaitOne(Glance);
        }

        if (!stop.IsCancellationRequested)
        {
            throw new MediaException($"JACK did not let {port} be connected to {input}");
        }
    }

    private static void RequirePort(JackClient server, string port)
    {
        var outputs = server.Outputs();
        if (!outputs.Contains(port))
        {
            throw new MediaException($"JACK has no port {port}; there are {string.Join(", ", outputs.DefaultIfEmpty("none"))}");
        }
    }

    private static string Input(string client) => client + ":input_1";
}
