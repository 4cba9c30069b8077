namespace PaintSound.Midi.Ports;

/// <summary>An open MIDI port. Not thread-safe.</summary>
public interface IMidiPort : IDisposable
{
    /// <summary>The name for people.</summary>
    string Name { get; }

    /// <summary>False after the device was unplugged or the system's MIDI server ended.</summary>
    bool IsConnected { get; }
}
