using PaintSound.Midi.Ports;

namespace PaintSound.Midi.RtMidi;

/// <summary>An open RtMidi port.</summary>
/// <param name="device">The RtMidi object of the port. It is disposed with the port.</param>
/// <param name="name">The name for people.</param>
/// <param name="remotePort">The port at the other end, which can disappear, or null for a port that PaintSound created.</param>
/// <param name="server">The JACK server of the port, or null.</param>
internal sealed class RtMidiPort(RtMidiDevice device, string name, string? remotePort, JackServer? server) : IMidiOut, IMidiIn
{
    private bool _closed;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public bool IsConnected => server is not { IsRunning: false } && (remotePort is null || device.ListPorts().Contains(remotePort));

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<byte> message)
    {
        if (server is { IsRunning: false } || !device.Send(message))
        {
            throw new MidiException($"the port {name} is gone");
        }
    }

    /// <inheritdoc/>
    public int Read(Span<byte> message) => device.Read(message);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_closed)
        {
            _closed = true;
            device.Dispose();
            server?.RemovePort();
        }
    }
}
