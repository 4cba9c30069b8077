namespace PaintSound.Core.Works;

/// <summary>
/// Which work lies in which cell of a session of clips: one track per collection and column, one clip per work. The same works
/// give the same grid, in whatever order they come, so a Live set, its MIDI notes and whoever launches its clips agree.
/// </summary>
public sealed class ClipGrid
{
    /// <summary>Scenes unless said otherwise: what the small editions of Live hold.</summary>
    public const int StandardScenes = 16;

    private readonly Dictionary<string, ClipCell> _cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names;

    /// <summary>Lays works out.</summary>
    /// <param name="works">The works, each id once.</param>
    /// <param name="scenes">The most works in a track, at least 1.</param>
    public ClipGrid(IEnumerable<MusicWork> works, int scenes = StandardScenes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scenes, 1);
        Tracks =
        [
            .. works.GroupBy(work => work.Collection, StringComparer.Ordinal).OrderBy(collection => collection.Key, StringComparer.Ordinal)
                .SelectMany(collection => InOrder(collection).Chunk(scenes).Select((column, i) => new ClipTrack(collection.Key, i + 1, column))),
        ];
        for (var track = 0; track < Tracks.Count; track++)
        {
            for (var scene = 0; scene < Tracks[track].Works.Count; scene++)
            {
                _cells.Add(Tracks[track].Works[scene].Id, new ClipCell(track, scene));
            }
        }

        _names = ClipNames.Of(Tracks.SelectMany(track => track.Works));
        Scenes = Tracks.Count == 0 ? 0 : Tracks.Max(track => track.Works.Count);
    }

    /// <summary>The tracks, left to right: by collection, then by column.</summary>
    public IReadOnlyList<ClipTrack> Tracks { get; }

    /// <summary>How many scenes are used: the works of the longest track.</summary>
    public int Scenes { get; }

    /// <summary>How many works there are.</summary>
    public int Count => _cells.Count;

    /// <summary>Where a work lies, or null where the grid does not hold it.</summary>
    /// <param name="workId">The work's id.</param>
    public ClipCell? Find(string workId) => _cells.TryGetValue(workId, out var cell) ? cell : null;

    /// <summary>
    /// What a work's clip is called: its title, with a number behind it where a work before it in the grid has the same. No two clips of a
    /// grid share a name, so a name finds one.
    /// </summary>
    /// <param name="work">The work; one that the grid does not hold has its title.</param>
    public string ClipName(MusicWork work) => _names.GetValueOrDefault(work.Id, work.Title);

    /// <summary>The work in a cell, or null where the cell is empty or outside.</summary>
    /// <param name="cell">The cell.</param>
    public MusicWork? this[ClipCell cell] =>
        cell.Track >= 0 && cell.Track < Tracks.Count && cell.Scene >= 0 && cell.Scene < Tracks[cell.Track].Works.Count
            ? Tracks[cell.Track].Works[cell.Scene]
            : null;

    // As a person looks titles up; works of one title by what tells them apart.
    private static IEnumerable<MusicWork> InOrder(IEnumerable<MusicWork> works) => works
        .OrderBy(work => work.Title, StringComparer.OrdinalIgnoreCase)
        .ThenBy(work => work.Title, StringComparer.Ordinal)
        .ThenBy(work => work.Id, StringComparer.Ordinal);
}
