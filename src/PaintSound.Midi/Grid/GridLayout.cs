using PaintSound.Core.Works;

namespace PaintSound.Midi.Grid;

/// <summary>How clips become notes. Unless said otherwise, 16 tracks take 16 channels, each with its clips from the first note on and its stop note after them; further tracks go on above.</summary>
/// <param name="Scenes">The most clips in a track; <see cref="ClipGrid"/>.</param>
/// <param name="Channel">The channel of the first track, 1..16.</param>
/// <param name="Note">The note of the first clip, 0..127.</param>
/// <param name="Tracks">Tracks that have their own notes, by the track's name.</param>
public sealed record GridLayout(int Scenes, int Channel, int Note, IReadOnlyDictionary<string, TrackNotes> Tracks)
{
    /// <summary>The layout unless said otherwise.</summary>
    public static GridLayout Standard { get; } = new(ClipGrid.StandardScenes, 1, 0, new Dictionary<string, TrackNotes>(StringComparer.Ordinal));
}
