using PaintSound.Core.Works;

namespace PaintSound.Midi.Grid;

/// <summary>
/// Assigns notes to clips. By default, 16 tracks use 16 channels. Each track has the notes of its clips from the first note on, followed by
/// its stop note. Further tracks use the notes above.
/// </summary>
/// <param name="Scenes">The maximum number of clips in a track; see <see cref="ClipGrid"/>.</param>
/// <param name="Channel">The channel of the first track, 1..16.</param>
/// <param name="Note">The note of the first clip, 0..127.</param>
/// <param name="Tracks">Tracks with their own notes, by the name of the track.</param>
public sealed record GridLayout(int Scenes, int Channel, int Note, IReadOnlyDictionary<string, TrackNotes> Tracks)
{
    /// <summary>The default layout.</summary>
    public static GridLayout Standard { get; } = new(ClipGrid.StandardScenes, 1, 0, new Dictionary<string, TrackNotes>(StringComparer.Ordinal));
}
