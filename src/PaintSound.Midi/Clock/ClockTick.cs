namespace PaintSound.Midi.Clock;

/// <summary>A tick of a MIDI clock.</summary>
/// <param name="Number">Its number; lost ticks count.</param>
/// <param name="Seconds">When it arrived, by the session clock.</param>
/// <param name="Lost">How many ticks were lost just before it.</param>
internal readonly record struct ClockTick(long Number, double Seconds, int Lost);
