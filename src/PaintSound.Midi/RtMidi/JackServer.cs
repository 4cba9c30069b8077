using PaintSound.Jack;

namespace PaintSound.Midi.RtMidi;

/// <summary>
/// Watches the JACK server that our ports live in, through a client of its own: RtMidi does not notice that the server has ended, and
/// blocks forever once its buffer is full. libjack forgets the clients of a dead server when it meets a new one, so all of ours must
/// be closed before any is opened again; this class counts them. Thread-safe.
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
    public bool IsThere => !_client.ServerEnded;

    /// <summary>How many ports of ours are open in it.</summary>
    public int Ports => Volatile.Read(ref _ports);

    /// <summary>True if a JACK server runs now.</summary>
    public static bool Runs
    {
        get
        {
            using var client = JackClient.Open(Client);
            return client is not null;
        }
    }

    /// <summary>Connects to the server.</summary>
    /// <returns>Null if none runs.</returns>
    public static JackServer? Find() => JackClient.Open(Client) is { } client ? new JackServer(client) : null;

    /// <summary>Counts a port that was opened in it.</summary>
    public void Enter() => Interlocked.Increment(ref _ports);

    /// <summary>Counts a port that was closed.</summary>
    public void Leave() => Interlocked.Decrement(ref _ports);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
