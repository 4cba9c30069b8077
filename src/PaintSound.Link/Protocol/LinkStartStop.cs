namespace PaintSound.Link.Protocol;

/// <summary>Whether the peers that share start and stop play. Entry <c>stst</c>, 17 bytes.</summary>
/// <param name="IsPlaying">Whether they play.</param>
/// <param name="Beats">The beat of the change, in millionths.</param>
/// <param name="Timestamp">The time of the change, in microseconds of the session's clock; 0 if nobody has started or stopped.</param>
internal readonly record struct LinkStartStop(bool IsPlaying, long Beats, long Timestamp);
