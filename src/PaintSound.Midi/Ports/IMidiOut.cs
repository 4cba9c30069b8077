namespace PaintSound.Midi.Ports;

/// <summary>An output port.</summary>
public interface IMidiOut : IMidiPort
{
    /// <summary>Sends a message.</summary>
    /// <param name="message">One complete message: 1 to 3 bytes, or a system exclusive from F0 to F7.</param>
    /// <exception cref="MidiException">The port refused the message.</exception>
    void Send(ReadOnlySpan<byte> message);
}
