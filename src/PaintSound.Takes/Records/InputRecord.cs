namespace PaintSound.Takes.Records;

/// <summary>A record of what the performance depends on.</summary>
/// <param name="At">The time in ticks of the session clock.</param>
public abstract record InputRecord(long At) : TakeRecord;
