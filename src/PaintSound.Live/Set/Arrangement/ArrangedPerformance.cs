namespace PaintSound.Live.Set.Arrangement;

/// <summary>A performance on the time line of Live.</summary>
/// <param name="Tempo">Beats per minute, 20..999.</param>
/// <param name="Tracks">The tracks, at least one.</param>
/// <param name="Congruity">The congruity, 0..1, in order of time; empty for none.</param>
/// <param name="Command">The command that makes the set.</param>
public sealed record ArrangedPerformance(double Tempo, IReadOnlyList<ArrangementTrack> Tracks, IReadOnlyList<AutomationPoint> Congruity, string Command);
