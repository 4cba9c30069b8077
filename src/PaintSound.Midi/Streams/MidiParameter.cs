using PaintSound.Core.Modulation;

namespace PaintSound.Midi.Streams;

/// <summary>A controller that a modulation moves.</summary>
/// <param name="output">Sends it.</param>
/// <param name="control">The controller.</param>
public sealed class MidiParameter(MidiOutput output, ControlChange control) : IModulationTarget
{
    /// <inheritdoc/>
    public string Name => $"MIDI control {control.Number} on channel {control.Channel}";

    /// <inheritdoc/>
    public double Step => 1.0 / control.Steps;

    /// <inheritdoc/>
    public void SetValue(double value) => output.Set(control, value);
}
