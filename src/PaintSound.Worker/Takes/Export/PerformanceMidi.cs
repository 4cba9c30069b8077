using System.Globalization;
using PaintSound.Core.Brush;
using PaintSound.Midi;
using PaintSound.Midi.Files;
using PaintSound.Takes.Contents;

namespace PaintSound.Worker.Takes.Export;

/// <summary>Creates the tracks of a Standard MIDI File of a take. Its zero is the beginning of the take.</summary>
internal static class PerformanceMidi
{
    /// <summary>The note of an onset, C1 in Live: the bass drum of General MIDI.</summary>
    public const int OnsetNote = 36;

    /// <summary>The channel of the onsets.</summary>
    public const int OnsetChannel = 1;

    /// <summary>The channel of the strokes.</summary>
    public const int StrokeChannel = 2;

    /// <summary>The channel of congruity, as in the sets of <c>live set</c>.</summary>
    public const int CongruityChannel = 16;

    /// <summary>The control change of congruity, as in the sets of <c>live set</c>.</summary>
    public const int CongruityControl = 102;

    private const int MaxValue = 127;
    private static readonly TimeSpan OnsetLength = TimeSpan.FromSeconds(0.03);

    /// <summary>Creates the tracks: selections and paintings as markers, onsets and strokes as notes, congruity as a control change.</summary>
    public static IReadOnlyList<MidiFileTrack> CreateTracks(TakeContents contents)
    {
        MidiFileTrack selections = new("Selections"), paintings = new("Paintings"), onsets = new("Onsets"), strokes = new("Strokes"), congruity = new("Congruity");
        foreach (var selection in contents.Selections)
        {
            var from = TimeSpan.FromSeconds(selection.Record.StartSeconds);
            selections.AddMarker(
                selection.Record.Time - contents.Start,
                string.Create(CultureInfo.InvariantCulture, $"{selection.Record.Title}, from {(int)from.TotalMinutes}:{from.Seconds:00}"));
        }

        foreach (var painting in contents.Paintings)
        {
            paintings.AddMarker(painting.Time - contents.Start, painting.Title);
        }

        for (var i = 0; i < contents.Onsets.Count; i++)
        {
            // A note ends before it begins again.
            var (time, end) = (contents.Onsets[i].Time, contents.Onsets[i].Time + OnsetLength);
            end = i + 1 < contents.Onsets.Count && contents.Onsets[i + 1].Time < end ? contents.Onsets[i + 1].Time : end;
            onsets.AddNote(time - contents.Start, end - contents.Start, new MidiNote(OnsetChannel, OnsetNote), ToVelocity(contents.Onsets[i].Strength));
        }

        foreach (var stroke in contents.Strokes)
        {
            strokes.AddNote(
                stroke.Start - contents.Start, stroke.End - contents.Start, new MidiNote(StrokeChannel, GetNote(stroke.Reading?.Kind)), ToVelocity(stroke.Reading?.Pressure ?? 0.5f));
        }

        var last = -1;
        foreach (var (time, reading) in contents.Congruity)
        {
            var value = (int)Math.Round(Math.Clamp(reading.Value, 0, 1) * MaxValue);
            if (value != last)
            {
                congruity.Add(time - contents.Start, MidiMessage.Control(CongruityChannel, CongruityControl, value));
                last = value;
            }
        }

        return [selections, paintings, onsets, strokes, congruity];
    }

    /// <summary>Returns the note of a kind of stroke: C3 unknown, D3 tap, E3 scrape, F3 sweep, as Live names them.</summary>
    public static int GetNote(StrokeKind? kind) => kind switch
    {
        StrokeKind.Tap => 62,
        StrokeKind.Scrape => 64,
        StrokeKind.Sweep => 65,
        _ => 60,
    };

    private static int ToVelocity(float strength) => 1 + (int)Math.Round(Math.Clamp(strength, 0, 1) * (MaxValue - 1));
}
