namespace PaintSound.Understudy.Failover;

/// <summary>A sign of life, with what the other worker must know to decide.</summary>
/// <param name="Number">Counts the beats of its sender, from 1.</param>
/// <param name="Answered">The number of the last beat that its sender heard on this connection; 0 for none.</param>
/// <param name="Term">The term of its sender.</param>
/// <param name="IsActive">True if its sender is the worker that sends to the stage.</param>
public readonly record struct FailoverBeat(long Number, long Answered, long Term, bool IsActive);
