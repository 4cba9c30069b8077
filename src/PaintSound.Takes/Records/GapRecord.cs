namespace PaintSound.Takes.Records;

/// <summary>Records are missing here, because the disk was too slow. The performance cannot be repeated exactly from here on.</summary>
/// <param name="Lost">The number of missing records.</param>
public sealed record GapRecord(long Lost) : TakeRecord;
