using PaintSound.Core.Works;

namespace PaintSound.Midi.Grid;

/// <summary>The table of clips and notes: which note starts a work's clip, which stops a track.</summary>
public sealed class GridNotes
{
    private const int Channels = 16;
    private const int Notes = 128;
    private readonly TrackNotes?[] _tracks;

    /// <summary>Makes the table.</summary>
    /// <param name="grid">Which work lies where.</param>
    /// <param name="layout">How clips become notes; its tracks have to be in the grid.</param>
    /// <exception cref="MidiException">One note would do two things.</exception>
    public GridNotes(ClipGrid grid, GridLayout layout)
    {
        Grid = grid;
        _tracks = [.. grid.Tracks.Select((track, i) => layout.Tracks.TryGetValue(track.Name, out var own) ? own : Standard(layout, i))];
        var twice = Uses().GroupBy(use => use.Note).FirstOrDefault(uses => uses.Count() > 1);
        if (twice is not null)
        {
            throw new MidiException(
                $"The note {twice.Key.Number} on channel {twice.Key.Channel} would do two things: {string.Join(" and ", twice.Take(2).Select(use => use.What))}. "
                + "Set other notes under 'midi: grid' in the show file.");
        }
    }

    /// <summary>Which work lies where.</summary>
    public ClipGrid Grid { get; }

    /// <summary>How many works have no note, because 16 channels of 128 notes are used up or the show gives their track fewer.</summary>
    public int Unreachable => Grid.Count - Enumerable.Range(0, _tracks.Length)
        .Sum(track => Enumerable.Range(0, Grid.Tracks[track].Works.Count).Count(scene => Launch(new ClipCell(track, scene)) is not null));

    /// <summary>The note that starts a clip, or null where it has none.</summary>
    public MidiNote? Launch(ClipCell cell) =>
        _tracks[cell.Track] is { } track && cell.Scene < track.Notes.Count ? new MidiNote(track.Channel, track.Notes[cell.Scene]) : null;

    /// <summary>The note that stops a track, or null where it has none.</summary>
    /// <param name="track">The track, from 0.</param>
    public MidiNote? Stop(int track) => _tracks[track] is { Stop: { } stop } notes ? new MidiNote(notes.Channel, stop) : null;

    private static TrackNotes? Standard(GridLayout layout, int track)
    {
        var first = layout.Note + (track / Channels * (layout.Scenes + 1));
        return first + layout.Scenes < Notes
            ? new TrackNotes(((layout.Channel - 1 + track) % Channels) + 1, [.. Enumerable.Range(first, layout.Scenes)], first + layout.Scenes)
            : null;
    }

    private IEnumerable<(MidiNote Note, string What)> Uses()
    {
        for (var track = 0; track < _tracks.Length; track++)
        {
            for (var scene = 0; scene < Grid.Tracks[track].Works.Count; scene++)
            {
                if (Launch(new ClipCell(track, scene)) is { } note)
                {
                    yield return (note, $"start {Grid.ClipName(Grid.Tracks[track].Works[scene])} ({Grid.Tracks[track].Name})");
                }
            }

            if (Stop(track) is { } stop)
            {
                yield return (stop, $"stop {Grid.Tracks[track].Name}");
            }
        }
    }
}
