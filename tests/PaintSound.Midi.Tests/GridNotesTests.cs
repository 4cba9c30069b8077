using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Core.Works;
using PaintSound.Midi.Grid;

namespace PaintSound.Midi.Tests;

public class GridNotesTests
{
    [Fact]
    public void Tracks_use_channels_and_scenes_use_notes_followed_by_the_stop_note()
    {
        var notes = new GridNotes(Grid(40, collections: 2), GridLayout.Standard);
        Assert.Equal(new MidiNote(1, 0), notes.Launch(new ClipCell(0, 0)));
        Assert.Equal(new MidiNote(1, 15), notes.Launch(new ClipCell(0, 15)));
        Assert.Equal(new MidiNote(2, 3), notes.Launch(new ClipCell(1, 3)));
        Assert.Equal(new MidiNote(2, 16), notes.Stop(1));
        Assert.Equal(0, notes.Unreachable);
    }

    [Fact]
    public void Track_17_uses_the_notes_above_the_first_track()
    {
        var notes = new GridNotes(Grid(300, collections: 1), GridLayout.Standard with { Channel = 3 });
        Assert.Equal(new MidiNote(3, 17), notes.Launch(new ClipCell(16, 0)));
        Assert.Equal(new MidiNote(3, 33), notes.Stop(16));
    }

    [Fact]
    public void Counts_works_beyond_all_channels()
    {
        // 16 channels hold 7 tracks of 16 clips and a stop each: 1792 clips.
        var notes = new GridNotes(Grid(2000, collections: 1), GridLayout.Standard);
        Assert.Equal(2000 - 1792, notes.Unreachable);
        Assert.Null(notes.Launch(new ClipCell(112, 0)));
        Assert.Null(notes.Stop(112));
    }

    [Fact]
    public void Track_can_have_its_own_notes()
    {
        var layout = GridLayout.Standard with { Tracks = new Dictionary<string, TrackNotes> { ["c0 1"] = new(9, [36, 40], null) } };
        var notes = new GridNotes(Grid(6, collections: 2), layout);
        Assert.Equal(new MidiNote(9, 40), notes.Launch(new ClipCell(0, 1)));
        Assert.Null(notes.Launch(new ClipCell(0, 2)));
        Assert.Null(notes.Stop(0));
        Assert.Equal(new MidiNote(2, 0), notes.Launch(new ClipCell(1, 0)));
        Assert.Equal(1, notes.Unreachable);
    }

    [Fact]
    public void Refuses_a_note_with_two_functions()
    {
        var layout = GridLayout.Standard with { Tracks = new Dictionary<string, TrackNotes> { ["c0 1"] = new(2, [0], null) } };
        var error = Assert.Throws<MidiException>(() => new GridNotes(Grid(2, collections: 2), layout));
        Assert.StartsWith("Note 0 on channel 2 has two functions: start Work 0 (c0 1) and start Work 1 (c1 1).", error.Message, StringComparison.Ordinal);
    }

    [Property]
    public Property No_two_clips_or_stops_share_a_note(PositiveInt works, PositiveInt collections, byte scenes, byte channel, byte note)
    {
        var max = scenes % 40 + 1;
        var grid = Grid(works.Get, collections.Get % 5 + 1, max);
        var notes = new GridNotes(grid, GridLayout.Standard with { Scenes = max, Channel = channel % 16 + 1, Note = note % 100 });
        var all = Enumerable.Range(0, grid.Tracks.Count)
            .SelectMany(track => Enumerable.Range(0, grid.Tracks[track].Works.Count).Select(scene => notes.Launch(new ClipCell(track, scene))).Append(notes.Stop(track)))
            .OfType<MidiNote>().ToArray();
        return (all.Distinct().Count() == all.Length && all.All(n => n.Channel is >= 1 and <= 16 && n.Number is >= 0 and <= 127)).ToProperty();
    }

    private static ClipGrid Grid(int works, int collections, int scenes = ClipGrid.StandardScenes) =>
        new(Enumerable.Range(0, works).Select(i => new MusicWork($"w{i}", $"Work {i}", $"/music/{i}.wav", $"c{i % collections}", 4)), scenes);
}
