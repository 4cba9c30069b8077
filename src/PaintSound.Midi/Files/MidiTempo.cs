namespace PaintSound.Midi.Files;

/// <summary>A tempo of a Standard MIDI File from one tick on. Whole microseconds, as in the file, so that times do not drift.</summary>
/// <param name="FirstTick">The tick at which it begins.</param>
/// <param name="FirstSecond">The time of that tick since the zero of the file, in seconds.</param>
/// <param name="Microseconds">Microseconds per quarter note.</param>
internal readonly record struct MidiTempo(long FirstTick, double FirstSecond, int Microseconds)
{
    /// <summary>The file has 24 bits for it.</summary>
    private const int MaxMicroseconds = 0xFFFFFF;

    /// <summary>Returns microseconds per quarter note; 0 for a tempo that is not a number.</summary>
    /// <param name="tempo">Quarter notes per minute.</param>
    public static int ToMicroseconds(double tempo) => double.IsFinite(tempo) && tempo > 0 ? (int)Math.Min(Math.Round(60e6 / tempo), int.MaxValue) : 0;

    /// <summary>Returns true if the file can hold the tempo.</summary>
    public static bool IsValid(int microseconds) => microseconds is > 0 and <= MaxMicroseconds;

    /// <summary>Returns the nearest tick at a time.</summary>
    public long GetTicks(double seconds, int ticksPerQuarter) => FirstTick + (long)Math.Round((seconds - FirstSecond) * ticksPerQuarter * 1e6 / Microseconds);

    /// <summary>Returns the time of a tick in seconds.</summary>
    public double GetSeconds(long tick, int ticksPerQuarter) => FirstSecond + ((tick - FirstTick) * (double)Microseconds / 1e6 / ticksPerQuarter);
}
