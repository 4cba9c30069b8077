namespace PaintSound.Core.Beat;

/// <summary>
/// Where the music is at any time: a position at one moment, and how it advances. Immutable, so a reader has a consistent view without a lock.
/// A small correction of the position is spread over <see cref="SlewTime"/>, so that the position never goes back.
/// </summary>
/// <param name="Frequency">Ticks of the session clock per second.</param>
/// <param name="Timestamp">The moment of <paramref name="Position"/>, in ticks of the session clock.</param>
/// <param name="Position">Quarter notes since the start of the song.</param>
/// <param name="Tempo">Quarter notes per minute.</param>
/// <param name="Signature">The time signature.</param>
/// <param name="IsPlaying">Whether the position advances.</param>
public sealed record BeatTimeline(long Frequency, long Timestamp, double Position, double Tempo, TimeSignature Signature, bool IsPlaying)
{
    /// <summary>The time over which a correction is spread.</summary>
    public static readonly TimeSpan SlewTime = TimeSpan.FromSeconds(0.25);

    // A clock that is read at a boundary can give a value that is smaller by a rounding error.
    private const double Rounding = 1e-6;

    /// <summary>The number of the bar that begins at <see cref="BarStart"/>.</summary>
    public int Bar { get; init; } = 1;

    /// <summary>A position at which a bar begins, in quarter notes.</summary>
    public double BarStart { get; init; }

    /// <summary>Quarter notes that are added over <see cref="SlewTime"/>. Negative if the position was too far ahead.</summary>
    public double Correction { get; init; }

    /// <summary>Live's launch quantisation; null if the source has none.</summary>
    public LaunchQuantisation? Quantisation { get; init; }

    private double PerTick => Tempo / 60 / Frequency;

    private double SlewTicks => SlewTime.TotalSeconds * Frequency;

    /// <summary>Returns the position in quarter notes at a time. Before <see cref="Timestamp"/> it is extrapolated without the correction.</summary>
    /// <param name="timestamp">Ticks of the session clock.</param>
    public double GetPosition(long timestamp)
    {
        if (!IsPlaying)
        {
            return Position;
        }

        var ticks = (double)(timestamp - Timestamp);
        return Position + (PerTick * ticks) + (Correction * Math.Clamp(ticks / SlewTicks, 0, 1));
    }

    /// <summary>Returns the time of a position, the inverse of <see cref="GetPosition"/> while the music plays.</summary>
    /// <param name="position">Quarter notes.</param>
    public long GetTimestamp(double position)
    {
        var distance = position - Position;
        var slewed = (PerTick * SlewTicks) + Correction;
        var ticks = distance <= 0 ? distance / PerTick
            : distance < slewed ? distance / slewed * SlewTicks
            : (distance - Correction) / PerTick;
        return Timestamp + (long)Math.Ceiling(ticks);
    }

    /// <summary>Returns bar, beat and phase at a time.</summary>
    /// <param name="timestamp">Ticks of the session clock.</param>
    public BeatReading Read(long timestamp)
    {
        var sinceBar = GetPosition(timestamp) - BarStart + Rounding;
        var bars = Math.Floor(sinceBar / Signature.BarLength);
        var inBar = Math.Max(0, sinceBar - (bars * Signature.BarLength));
        var beat = Math.Min((int)(inBar / Signature.BeatLength), Signature.Numerator - 1);
        return new BeatReading(
            Bar + (int)bars,
            beat + 1,
            Math.Clamp((inBar / Signature.BeatLength) - beat, 0, Math.BitDecrement(1.0)),
            Math.Clamp(inBar / Signature.BarLength, 0, Math.BitDecrement(1.0)),
            Tempo,
            Signature,
            IsPlaying);
    }

    /// <summary>Returns when the next beat begins.</summary>
    /// <param name="timestamp">Ticks of the session clock. The result is later.</param>
    public long GetNextBeat(long timestamp)
    {
        var beats = Math.Floor((GetPosition(timestamp) - BarStart + Rounding) / Signature.BeatLength) + 1;
        return Math.Max(GetTimestamp(BarStart + (beats * Signature.BeatLength)), timestamp + 1);
    }

    /// <summary>Returns the next bar whose number, counted from 0, is a multiple of <paramref name="bars"/>: every fourth bar is 1, 5, 9 ...</summary>
    /// <param name="timestamp">Ticks of the session clock. The result is not earlier.</param>
    /// <param name="bars">1 for every bar.</param>
    public BarBoundary GetNextBar(long timestamp, int bars = 1)
    {
        var begun = Math.Ceiling(((GetPosition(timestamp) - BarStart) / Signature.BarLength) - Rounding);
        var bar = Bar + (int)begun;
        bar += (((1 - bar) % bars) + bars) % bars;
        return new BarBoundary(bar, Math.Max(GetTimestamp(BarStart + ((bar - Bar) * Signature.BarLength)), timestamp));
    }
}
