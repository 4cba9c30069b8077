namespace PaintSound.Midi.Ports;

/// <summary>A port that messages leave through.</summary>
public interface IMidiOut : IMidiPort
{
    /// <summary>Hands a message to the system.</summary>
    /// <param name="message">One whole message: 1 to 3 bytes, or a system exclusive from F0 to F7.</param>
    /// <exception cref="MidiException">The port did not take it.</exception>
    void Send(ReadOnlySpan<byte> message);
}
