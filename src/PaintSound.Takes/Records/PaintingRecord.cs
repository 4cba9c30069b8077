namespace PaintSound.Takes.Records;

/// <summary>A painting was selected.</summary>
/// <param name="Time">Time since the start of the performance.</param>
/// <param name="Work">The id of the painting in the library.</param>
/// <param name="Title">Its title.</param>
/// <param name="File">The path of its file.</param>
/// <param name="Correspondence">The correspondence of music and painting, 0..1.</param>
public sealed record PaintingRecord(TimeSpan Time, string Work, string Title, string File, float Correspondence) : EventRecord(Time);
