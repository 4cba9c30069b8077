using PaintSound.Midi.Ports;

namespace PaintSound.Midi.RtMidi;

/// <summary>A port of RtMidi.</summary>
/// <param name="device">What it is opened with.</param>
/// <param name="name">What a person calls it.</param>
/// <param name="mustStay">The port at the other end, which may go away, or null for a port of our own.</param>
/// <param name="server">The JACK server that it lives in, or null.</param>
internal sealed class RtMidiPort(RtMidiDevice device, string name, string? mustStay, JackServer? server) : IMidiOut, IMidiIn
{
    private bool _closed;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public bool IsThere => server is not { IsThere: false } && (mustStay is null || device.Ports().Contains(mustStay));

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<byte> message)
    {
        if (server is { IsThere: false } || !device.Send(message))
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
            server?.Leave();
        }
    }
}
