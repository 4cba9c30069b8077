using PaintSound.Understudy.Failover;

namespace PaintSound.Understudy.Messages;

/// <summary>A sign of life, twenty times per second.</summary>
/// <param name="Beat">What the other worker must know to decide.</param>
/// <param name="Positions">The positions of the modulations' targets, 0..1, by name; null from a worker that does not send.</param>
public sealed record BeatMessage(FailoverBeat Beat, IReadOnlyDictionary<string, double>? Positions) : UnderstudyMessage;
