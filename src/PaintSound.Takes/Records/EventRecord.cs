namespace PaintSound.Takes.Records;

/// <summary>A record of what the performance detected or decided. A replay gives the same ones.</summary>
/// <param name="Time">Time since the start of the performance.</param>
public abstract record EventRecord(TimeSpan Time) : TakeRecord;
