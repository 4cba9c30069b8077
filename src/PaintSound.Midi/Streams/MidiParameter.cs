using PaintSound.Core.Modulation;

namespace PaintSound.Midi.Streams;

/// <summary>A MIDI controller that a modulation controls.</summary>
/// <param name="output">Sends the values.</param>
/// <param name="control">The controller.</param>
public sealed class MidiParameter(MidiOutput output, ControlChange control) : IModulationTarget
{
    /// <inheritdoc/>
    public string Name => $"MIDI control {control.Number} on channel {control.Channel}";

    /// <inheritdoc/>
    public double Step => 1.0 / control.MaxRaw;

    /// <inheritdoc/>
    public void SetValue(double value) => output.Set(control, value);
}
