namespace PaintSound.Live.Set.Arrangement;

/// <summary>A track of an arrangement.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Clips">Its clips in order of time. A clip ends where the next one begins.</param>
/// <param name="IsOn">False to switch it off, so that it does not sound until someone switches it on.</param>
/// <param name="HasCongruity">True if congruity moves its send to the return track.</param>
public sealed record ArrangementTrack(string Name, IReadOnlyList<ArrangementClip> Clips, bool IsOn = true, bool HasCongruity = false);
