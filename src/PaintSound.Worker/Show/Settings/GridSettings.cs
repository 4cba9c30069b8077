using PaintSound.Core.Works;
using PaintSound.Midi;
using PaintSound.Midi.Controllers;

namespace PaintSound.Worker.Show;

/// <summary>How a show's clips become notes.</summary>
/// <param name="Layout">The layout.</param>
/// <param name="Node">Where it stands; null where the show does not say it.</param>
internal sealed record GridSettings(GridLayout Layout, ShowYamlNode? Node)
{
    /// <summary>Unless the show says otherwise.</summary>
    public static GridSettings Standard { get; } = new(GridLayout.Standard, null);

    private const int Channels = 16;
    private const int HighestNote = 127;

    /// <summary>Reads <c>grid:</c>.</summary>
    public static GridSettings Read(ShowYamlNode node)
    {
        var standard = GridLayout.Standard;
        var layout = new GridLayout(
            node["scenes"]?.Integer(1, HighestNote) ?? standard.Scenes,
            node["channel"]?.Integer(1, Channels) ?? standard.Channel,
            node["note"]?.Integer(0, HighestNote) ?? standard.Note,
            node["tracks"]?.Entries.ToDictionary(track => track.Key, track => ReadTrack(track.Value), StringComparer.Ordinal) ?? standard.Tracks);
        node.EnsureAllRead();
        return new GridSettings(layout, node);
    }

    /// <summary>Makes the table for a library.</summary>
    /// <exception cref="ShowException">A track is not there; the message names the line.</exception>
    /// <exception cref="MidiException">One note would do two things.</exception>
    public GridNotes CreateGrid(IEnumerable<MusicWork> works)
    {
        var grid = new ClipGrid(works, Layout.Scenes);
        var names = grid.Tracks.Select(track => track.Name).ToArray();
        return Layout.Tracks.Keys.FirstOrDefault(track => !names.Contains(track)) is { } missing
            ? throw Node!["tracks"]![missing]!.Invalid($"the name of a track of this library ({string.Join(", ", names)})")
            : new GridNotes(grid, Layout);
    }

    private static TrackNotes ReadTrack(ShowYamlNode node)
    {
        var read = new TrackNotes(
            node.GetRequired("channel").Integer(1, Channels),
            [.. node.GetRequired("notes").Items.Select(Note)],
            node["stop"] is { } stop ? Note(stop) : null);
        node.EnsureAllRead();
        return read;
    }

    /// <summary>A number, or a button of a Launch Control XL, for a set that is mapped to one.</summary>
    private static int Note(ShowYamlNode node) =>
        LaunchControlXl.Find(node.Text) is { IsNote: true } button ? button.Number : node.Integer(0, HighestNote);
}
