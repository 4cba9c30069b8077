using PaintSound.Takes.Records;

namespace PaintSound.Takes.Recording;

/// <summary>An item of the queue: a record, or a block of sound or a frame whose bytes follow.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="At">The time of sound or a frame, in ticks of the session clock.</param>
/// <param name="Length">The number of its bytes.</param>
/// <param name="Record">The record; null for sound and frames.</param>
internal readonly record struct QueuedItem(QueuedItemKind Kind, long At, int Length, TakeRecord? Record = null);
