using PaintSound.Core.Events;

namespace PaintSound.Takes.Records;

/// <summary>Ableton Live reported something. A replay does not repeat it.</summary>
/// <param name="Time">Time since the start of the performance.</param>
/// <param name="Report">The report.</param>
public sealed record LiveRecord(TimeSpan Time, LiveReport Report) : TakeRecord;
