namespace PaintSound.Midi.Ports;

/// <summary>An open MIDI port. One thread at a time.</summary>
public interface IMidiPort : IDisposable
{
    /// <summary>What a person calls it.</summary>
    string Name { get; }

    /// <summary>False once it is gone: its device was unplugged, or the system's MIDI server has ended.</summary>
    bool IsThere { get; }
}

/// <summary>A port that messages leave through.</summary>
public interface IMidiOut : IMidiPort
{
    /// <summary>Hands a message to the system.</summary>
    /// <param name="message">One whole message: 1 to 3 bytes, or a system exclusive from F0 to F7.</param>
    /// <exception cref="MidiException">The port did not take it.</exception>
    void Send(ReadOnlySpan<byte> message);
}

/// <summary>A port that messages arrive at.</summary>
public interface IMidiIn : IMidiPort
{
    /// <summary>Takes the next message that has arrived; never waits.</summary>
    /// <param name="message">Where it goes; a longer message is thrown away.</param>
    /// <returns>Its length in bytes, 0 where there is none.</returns>
    int Read(Span<byte> message);
}
