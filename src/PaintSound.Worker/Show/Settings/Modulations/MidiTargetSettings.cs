using PaintSound.Midi;

namespace PaintSound.Worker.Show.Settings.Modulations;

/// <summary>A MIDI control change.</summary>
/// <param name="Control">The channel and number.</param>
internal sealed record MidiTargetSettings(ControlChange Control) : TargetSettings;
