using PaintSound.Core.Works;

namespace PaintSound.Midi.Grid;

/// <summary>The notes that start the clips of a grid and stop its tracks.</summary>
public sealed class GridNotes
{
    private const int Channels = 16;
    private const int Notes = 128;
    private readonly TrackNotes?[] _tracks;

    /// <summary>Assigns the notes.</summary>
    /// <param name="grid">The positions of the works.</param>
    /// <param name="layout">The layout of the notes; its tracks must be in the grid.</param>
    /// <exception cref="MidiException">Two functions have the same note.</exception>
    public GridNotes(ClipGrid grid, GridLayout layout)
    {
        Grid = grid;
        _tracks = [.. grid.Tracks.Select((track, i) => layout.Tracks.TryGetValue(track.Name, out var own) ? own : GetDefaultNotes(layout, i))];
        var conflict = GetUses().GroupBy(use => use.Note).FirstOrDefault(uses => uses.Count() > 1);
        if (conflict is not null)
        {
            throw new MidiException(
                $"Note {conflict.Key.Number} on channel {conflict.Key.Channel} has two functions: {string.Join(" and ", conflict.Take(2).Select(use => use.Function))}. "
                + "Set other notes under 'midi: grid' in the show file.");
        }
    }

    /// <summary>The positions of the works.</summary>
    public ClipGrid Grid { get; }

    /// <summary>The number of works without a note, because 16 channels of 128 notes are full or the show gives their track fewer notes.</summary>
    public int Unreachable => Grid.Count - Enumerable.Range(0, _tracks.Length)
        .Sum(track => Enumerable.Range(0, Grid.Tracks[track].Works.Count).Count(scene => Launch(new ClipCell(track, scene)) is not null));

    /// <summary>Returns the note that starts a clip, or null.</summary>
    public MidiNote? Launch(ClipCell cell) =>
        _tracks[cell.Track] is { } track && cell.Scene < track.Notes.Count ? new MidiNote(track.Channel, track.Notes[cell.Scene]) : null;

    /// <summary>Returns the note that stops a track, or null.</summary>
    /// <param name="track">The track, from 0.</param>
    public MidiNote? Stop(int track) => _tracks[track] is { Stop: { } stop } notes ? new MidiNote(notes.Channel, stop) : null;

    private static TrackNotes? GetDefaultNotes(GridLayout layout, int track)
    {
        var first = layout.Note + (track / Channels * (layout.Scenes + 1));
        return first + layout.Scenes < Notes
            ? new TrackNotes(((layout.Channel - 1 + track) % Channels) + 1, [.. Enumerable.Range(first, layout.Scenes)], first + layout.Scenes)
            : null;
    }

    private IEnumerable<(MidiNote Note, string Function)> GetUses()
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
