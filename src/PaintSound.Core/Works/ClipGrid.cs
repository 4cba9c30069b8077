namespace PaintSound.Core.Works;

/// <summary>
/// Assigns works to the cells of a Live set: one track for each collection and column, one clip for each work. The result does not depend on the
/// order of the works, so the Live set, its MIDI notes and the clip launcher agree.
/// </summary>
public sealed class ClipGrid
{
    /// <summary>The default number of scenes: the maximum of Live's small editions.</summary>
    public const int StandardScenes = 16;

    private readonly Dictionary<string, ClipCell> _cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names;

    /// <summary>Assigns works to cells.</summary>
    /// <param name="works">The works; each id must be unique.</param>
    /// <param name="scenes">The maximum number of works in a track, at least 1.</param>
    public ClipGrid(IEnumerable<MusicWork> works, int scenes = StandardScenes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scenes, 1);
        Tracks =
        [
            .. works.GroupBy(work => work.Collection, StringComparer.Ordinal).OrderBy(collection => collection.Key, StringComparer.Ordinal)
                .SelectMany(collection => Sort(collection).Chunk(scenes).Select((column, i) => new ClipTrack(collection.Key, i + 1, column))),
        ];
        for (var track = 0; track < Tracks.Count; track++)
        {
            for (var scene = 0; scene < Tracks[track].Works.Count; scene++)
            {
                _cells.Add(Tracks[track].Works[scene].Id, new ClipCell(track, scene));
            }
        }

        _names = ClipNames.Create(Tracks.SelectMany(track => track.Works));
        Scenes = Tracks.Count == 0 ? 0 : Tracks.Max(track => track.Works.Count);
    }

    /// <summary>The tracks, left to right: by collection, then by column.</summary>
    public IReadOnlyList<ClipTrack> Tracks { get; }

    /// <summary>The number of used scenes: the works of the longest track.</summary>
    public int Scenes { get; }

    /// <summary>The number of works.</summary>
    public int Count => _cells.Count;

    /// <summary>Returns the cell of a work, or null if the grid does not contain it.</summary>
    /// <param name="workId">The work's id.</param>
    public ClipCell? Find(string workId) => _cells.TryGetValue(workId, out var cell) ? cell : null;

    /// <summary>
    /// Returns the clip name of a work: its title, plus a number if an earlier work in the grid has the same title. Clip names are unique in a grid.
    /// </summary>
    /// <param name="work">The work. If the grid does not contain it, its title is returned.</param>
    public string ClipName(MusicWork work) => _names.GetValueOrDefault(work.Id, work.Title);

    /// <summary>The work in a cell, or null if the cell is empty or outside of the grid.</summary>
    /// <param name="cell">The cell.</param>
    public MusicWork? this[ClipCell cell] =>
        cell.Track >= 0 && cell.Track < Tracks.Count && cell.Scene >= 0 && cell.Scene < Tracks[cell.Track].Works.Count
            ? Tracks[cell.Track].Works[cell.Scene]
            : null;

    // In alphabetical order, ignoring case; works with the same title by id.
    private static IEnumerable<MusicWork> Sort(IEnumerable<MusicWork> works) => works
        .OrderBy(work => work.Title, StringComparer.OrdinalIgnoreCase)
        .ThenBy(work => work.Title, StringComparer.Ordinal)
        .ThenBy(work => work.Id, StringComparer.Ordinal);
}
