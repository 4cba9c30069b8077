using System.Text;

namespace PaintSound.Midi.Files;

/// <summary>A track of a Standard MIDI File. Events can be added in any order. Not thread-safe.</summary>
/// <param name="name">The name of the track.</param>
public sealed class MidiFileTrack(string name)
{
    private const int NameType = 0x03;
    private const int MarkerType = 0x06;
    private readonly List<TimedMidiEvent> _events = [];

    /// <summary>Adds a message.</summary>
    /// <param name="time">Since the start of the file; a time before it counts as the start.</param>
    /// <param name="message">One complete channel message.</param>
    public void Add(TimeSpan time, byte[] message) => _events.Add(new TimedMidiEvent(time > TimeSpan.Zero ? time : TimeSpan.Zero, message));

    /// <summary>Adds a note.</summary>
    /// <param name="start">When it begins.</param>
    /// <param name="end">When it ends.</param>
    /// <param name="note">The note.</param>
    /// <param name="velocity">1..127.</param>
    public void AddNote(TimeSpan start, TimeSpan end, MidiNote note, int velocity)
    {
        Add(start, MidiMessage.NoteOn(note, velocity));
        Add(end, MidiMessage.NoteOff(note));
    }

    /// <summary>Adds a marker.</summary>
    /// <param name="time">Its time.</param>
    /// <param name="text">Its text, UTF-8 in the file.</param>
    public void AddMarker(TimeSpan time, string text) => Add(time, CreateText(MarkerType, text));

    /// <summary>Returns the track chunk.</summary>
    /// <param name="tempo">The tempo of the file.</param>
    /// <param name="head">Events before all others, without their time.</param>
    internal byte[] ToBytes(MidiTempo tempo, byte[] head)
    {
        using MemoryStream events = new();
        events.WriteByte(0);
        events.Write(CreateText(NameType, name));
        events.Write(head);
        var last = 0L;
        foreach (var timed in _events.OrderBy(timed => timed.Time))
        {
            var ticks = tempo.GetTicks(timed.Time.TotalSeconds, MidiBytes.TicksPerQuarter);
            MidiBytes.WriteVariableLength(events, ticks - last);
            events.Write(timed.Bytes);
            last = ticks;
        }

        events.Write([0, 0xFF, 0x2F, 0]);
        var length = (int)events.Length;
        return [.. "MTrk"u8, (byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length, .. events.ToArray()];
    }

    private static byte[] CreateText(int type, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        using MemoryStream stream = new();
        stream.Write([0xFF, (byte)type]);
        MidiBytes.WriteVariableLength(stream, bytes.Length);
        stream.Write(bytes);
        return stream.ToArray();
    }
}
