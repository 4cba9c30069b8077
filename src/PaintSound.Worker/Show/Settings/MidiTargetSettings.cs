using PaintSound.Midi;

namespace PaintSound.Worker.Show.Settings;

/// <summary>A MIDI control change.</summary>
/// <param name="Control">The channel and number.</param>
internal sealed record MidiTargetSettings(ControlChange Control) : TargetSettings;
