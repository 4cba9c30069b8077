namespace PaintSound.Midi.Ports;

/// <summary>An input port.</summary>
public interface IMidiIn : IMidiPort
{
    /// <summary>Reads the next received message. Never waits.</summary>
    /// <param name="message">Receives the message; a longer message is dropped.</param>
    /// <returns>The length in bytes; 0 if there is no message.</returns>
    int Read(Span<byte> message);
}
