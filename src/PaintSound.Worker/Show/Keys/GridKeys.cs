using PaintSound.Midi.Controllers;
using PaintSound.Midi.Grid;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Values;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>midi: grid</c>.</summary>
internal static class GridKeys
{
    private const int Channels = 16;
    private const int HighestNote = 127;
    private static readonly GridLayout Defaults = GridLayout.Standard;

    private static readonly ShowValue<int> ClipNote = new ShowScalar<int>(
        FormattableString.Invariant($"notes 0 to {HighestNote}, or buttons of a Launch Control XL such as `focus-1`"),
        node => LaunchControlXl.Find(node.Text) is { IsNote: true } button ? button.Number : node.Integer(0, HighestNote),
        () => LaunchControlNames.Or(ShowValues.Integer(0, HighestNote).CreateSchema(), isNote: true));

    private static readonly DefaultKey<int> Scenes = new("scenes", ShowValues.Integer(1, HighestNote), Defaults.Scenes, "Clips per track.");

    private static readonly DefaultKey<int> Channel = new("channel", ShowValues.Integer(1, Channels), Defaults.Channel, "The MIDI channel of the first track. Every further track has the next channel.");

    private static readonly DefaultKey<int> Note = new("note", ShowValues.Integer(0, HighestNote), Defaults.Note, "The note of the first clip of a track. The note after the last scene stops the track.");

    private static readonly RequiredKey<int> TrackChannel = new("channel", ShowValues.Integer(1, Channels), "The MIDI channel of the track.");

    private static readonly RequiredKey<IReadOnlyList<int>> Notes = new("notes", ShowValues.ListOf(ClipNote), "The notes of the clips, from the first scene on.");

    private static readonly OptionalKey<int> Stop = new("stop", ClipNote, "The note that stops the track.");

    private static readonly OptionalKey<IReadOnlyList<KeyValuePair<string, TrackNotes>>> Tracks = new(
        "tracks",
        new ShowMap<TrackNotes>(
            "TRACK",
            new ShowSection<TrackNotes>(
                [TrackChannel, Notes, Stop],
                node => new TrackNotes(TrackChannel.Read(node), Notes.Read(node), Stop.TryRead(node, out var stop) ? stop : null))),
        "Tracks that have their own notes, by the name that `paintsound midi grid` prints.");

    /// <summary>The section.</summary>
    public static ShowSection<GridSettings> Section { get; } = new(
        [Scenes, Channel, Note, Tracks],
        node =>
        {
            var tracks = Tracks.TryRead(node, out var own) ? own : [];
            var layout = new GridLayout(
                Scenes.Read(node), Channel.Read(node), Note.Read(node), tracks.ToDictionary(track => track.Key, track => track.Value, StringComparer.Ordinal));
            return new GridSettings(layout, [.. tracks.Select(track => new LocatedText(track.Key, node[Tracks.Name]![track.Key]!.Location))]);
        });
}
