using PaintSound.Core.Works;

namespace PaintSound.Live.Connections;

/// <summary>An excerpt and the clip of a Live set that plays it.</summary>
/// <param name="Excerpt">The excerpt.</param>
/// <param name="Clip">The name of the clip (<see cref="ClipGrid.ClipName"/>).</param>
/// <param name="Track">The name of the track (<see cref="ClipGrid"/>).</param>
/// <param name="Playback">Once or as a loop.</param>
/// <param name="Due">The latest time of the launch, a timestamp of the session clock.</param>
public sealed record LiveExcerpt(Excerpt Excerpt, string Clip, string Track, PlaybackMode Playback, long Due);
