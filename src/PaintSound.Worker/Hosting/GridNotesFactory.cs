using PaintSound.Core.Works;
using PaintSound.Midi;
using PaintSound.Midi.Grid;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Hosting;

/// <summary>Creates the table of clips and notes of a library.</summary>
internal static class GridNotesFactory
{
    /// <summary>Creates the table.</summary>
    /// <param name="settings">The layout of the show.</param>
    /// <param name="works">The music of the library.</param>
    /// <exception cref="ShowException">The show names a track that the library does not have; the message names the line.</exception>
    /// <exception cref="MidiException">One note has two meanings.</exception>
    public static GridNotes Create(GridSettings settings, IEnumerable<MusicWork> works)
    {
        var grid = new ClipGrid(works, settings.Layout.Scenes);
        var names = grid.Tracks.Select(track => track.Name).ToArray();
        return settings.Tracks.FirstOrDefault(track => !names.Contains(track.Text)) is { } missing
            ? throw missing.Location.Invalid($"the name of a track of this library ({string.Join(", ", names)})", missing.Text)
            : new GridNotes(grid, settings.Layout);
    }
}
