namespace PaintSound.Midi.Ports;

/// <summary>A port that messages arrive at.</summary>
public interface IMidiIn : IMidiPort
{
    /// <summary>Takes the next message that has arrived; never waits.</summary>
    /// <param name="message">Where it goes; a longer message is thrown away.</param>
    /// <returns>Its length in bytes, 0 where there is none.</returns>
    int Read(Span<byte> message);
}
