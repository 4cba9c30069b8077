namespace PaintSound.Core.Modulation;

/// <summary>
/// The target of a modulation: a parameter in Live, a MIDI control change, or an OSC address of a lighting console. The modulator decides when
/// and how far to move it; a target only sends the value.
/// </summary>
public interface IModulationTarget
{
    /// <summary>The name for messages to people: <c>OSC 127.0.0.1:7700 /fog</c>, <c>Live, Reverb, Dry/Wet</c>.</summary>
    string Name { get; }

    /// <summary>The resolution in the range 0..1: 1/127 for a control change of 7 bits. Smaller changes are not sent.</summary>
    double Step { get; }

    /// <summary>
    /// Sets the value. Called from the thread of the outputs, at most as often as the show allows, and only if the value changed by at least one
    /// step. Implementations must not block or throw. If a port or a peer is missing, the target reports that once and retries; when it is back, it
    /// gets the latest value.
    /// </summary>
    /// <param name="value">0 for the minimum ... 1 for the maximum.</param>
    void SetValue(double value);
}
