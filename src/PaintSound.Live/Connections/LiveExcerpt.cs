using PaintSound.Core.Works;

namespace PaintSound.Live.Connections;

/// <summary>An excerpt as a clip of a Live set plays it.</summary>
/// <param name="Excerpt">The excerpt.</param>
/// <param name="Clip">What the clip of its work is called (<see cref="ClipGrid.ClipName"/>).</param>
/// <param name="Track">The track on which its work lies (<see cref="ClipGrid"/>).</param>
/// <param name="Playback">Once or as a loop.</param>
/// <param name="Due">The latest moment at which it may be launched, a timestamp of the session's clock.</param>
public sealed record LiveExcerpt(Excerpt Excerpt, string Clip, string Track, PlaybackMode Playback, long Due);
