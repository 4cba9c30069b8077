namespace PaintSound.Midi.Ports;

/// <summary>An open MIDI port. One thread at a time.</summary>
public interface IMidiPort : IDisposable
{
    /// <summary>What a person calls it.</summary>
    string Name { get; }

    /// <summary>False once it is gone: its device was unplugged, or the system's MIDI server has ended.</summary>
    bool IsThere { get; }
}
