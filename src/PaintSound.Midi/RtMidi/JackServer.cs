using PaintSound.Jack;

namespace PaintSound.Midi.RtMidi;

/// <summary>
/// Monitors the JACK server of PaintSound's ports through a separate client, because RtMidi does not detect that the server has ended and
/// blocks forever after its buffer is full. When libjack connects to a new server, it forgets the clients of the old one. So all old ports
/// must be closed before a new one is opened; this class counts them. Thread-safe.
/// </summary>
internal sealed class JackServer : IDisposable
{
    private const string Client = "PaintSound-watch";
    private readonly JackClient _client;
    private int _ports;

    private JackServer(JackClient client)
    {
        _client = client;
        client.Activate();
    }

    /// <summary>True while the server runs.</summary>
    public bool IsRunning => !_client.ServerEnded;

    /// <summary>The number of open ports of PaintSound.</summary>
    public int OpenPorts => Volatile.Read(ref _ports);

    /// <summary>True if a JACK server is running.</summary>
    public static bool IsAvailable
    {
        get
        {
            using var client = JackClient.Open(Client);
            return client is not null;
        }
    }

    /// <summary>Connects to the server.</summary>
    /// <returns>Null if no server is running.</returns>
    public static JackServer? Connect() => JackClient.Open(Client) is { } client ? new JackServer(client) : null;

    /// <summary>Counts an opened port.</summary>
    public void AddPort() => Interlocked.Increment(ref _ports);

    /// <summary>Counts a closed port.</summary>
    public void RemovePort() => Interlocked.Decrement(ref _ports);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
