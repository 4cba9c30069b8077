using NAudio.Midi;
using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Congruity;
using PaintSound.Midi.Files;
using PaintSound.Takes.Contents;
using PaintSound.Takes.Records;
using PaintSound.Worker.Takes.Export;

namespace PaintSound.Worker.Tests.Takes;

/// <summary>Reads the MIDI file of a take with NAudio and its strict checks, an independent reader.</summary>
public sealed class PerformanceMidiTests : IDisposable
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("paintsound-export-").FullName, "performance.mid");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Theory]
    [InlineData(null, 120)]
    [InlineData(90.0, 90)]
    public void Every_event_is_at_its_time_since_the_beginning_of_the_take(double? tempo, double expected)
    {
        MidiFileWriter.Write(_file, tempo, PerformanceMidi.CreateTracks(Contents));
        MidiFile file = new(_file, strictChecking: true);
        Assert.Equal((1, 5, 480), (file.FileFormat, file.Tracks, file.DeltaTicksPerQuarterNote));
        var ticks = 480 * expected / 60;
        Assert.Equal(expected, file.Events[0].OfType<TempoEvent>().Single().Tempo, 3);
        Assert.Equal(["Selections", "Paintings", "Onsets", "Strokes", "Congruity"], Enumerable.Range(0, 5).Select(track => ((TextEvent)file.Events[track][0]).Text));

        var markers = file.Events[0].OfType<TextEvent>().Where(text => text.MetaEventType == MetaEventType.Marker).ToArray();
        Assert.Equal("Study, from 1:05", Assert.Single(markers).Text);
        Assert.Equal(2 * ticks, markers[0].AbsoluteTime);
        Assert.Equal("Rust", file.Events[1].OfType<TextEvent>().Single(text => text.MetaEventType == MetaEventType.Marker).Text);

        // The second onset comes before the first note has ended.
        var onsets = file.Events[2].OfType<NoteOnEvent>().Where(note => note.Velocity > 0).ToArray();
        Assert.Equal([(36, 1, 64), (36, 1, 127)], onsets.Select(note => (note.NoteNumber, note.Channel, note.Velocity)));
        Assert.Equal(ticks, onsets[0].AbsoluteTime, 0.5);
        Assert.Equal(onsets[1].AbsoluteTime, onsets[0].AbsoluteTime + onsets[0].NoteLength);

        var stroke = Assert.Single(file.Events[3].OfType<NoteOnEvent>(), note => note.Velocity > 0);
        Assert.Equal((64, 2, (long)(3 * ticks), (int)(1.5 * ticks)), (stroke.NoteNumber, stroke.Channel, stroke.AbsoluteTime, stroke.NoteLength));

        var changes = file.Events[4].OfType<ControlChangeEvent>().ToArray();
        Assert.Equal([(0, (long)ticks), (127, (long)(3 * ticks))], changes.Select(change => (change.ControllerValue, change.AbsoluteTime)));
        Assert.All(changes, change => Assert.Equal((16, 102), (change.Channel, (int)change.Controller)));
    }

    // It begins 600 s after the performance.
    private static TakeContents Contents { get; } = new()
    {
        Start = At(0),
        End = At(10),
        Onsets = [new OnsetRecord(At(1), 0.5f), new OnsetRecord(At(1.02), 1)],
        Strokes = [new TakeStroke(1, At(3), At(4.5), new StrokeReading(1.5f, 0, 0.4f, StrokeKind.Scrape, 1), null)],
        Selections = [new TakeSelection(new SelectionRecord(At(2), "w1", "Study", "/etude.wav", 65, 0.1f, 0.5f, 1, 2, 30, 15, null), new ChoosingControls())],
        Paintings = [new PaintingRecord(At(5), "p1", "Rust", "/rust.png", 0.3f)],
        Congruity = [Congruity(1, 0), Congruity(2, 0.001f), Congruity(3, 1)],
        Tempo = null,
        Lost = 0,
    };

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(600 + seconds);

    private static CongruityRecord Congruity(double seconds, float value) => new(At(seconds), new CongruityReading(value, value, 1, CongruityReliability.Reliable));
}
