namespace PaintSound.Midi.Files;

/// <summary>Writes a whole Standard MIDI File (RP-001: format 1, 480 ticks are one quarter note).</summary>
public static class MidiFileWriter
{
    /// <summary>Writes a file; an existing one is replaced.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tempo">Quarter notes per minute, the same from start to end; 120 if it is null or none that a file can hold.</param>
    /// <param name="tracks">The tracks, at least one. Programs look for markers in the first.</param>
    /// <exception cref="MidiException">The file cannot be written.</exception>
    public static void Write(string path, double? tempo, IReadOnlyList<MidiFileTrack> tracks)
    {
        var microseconds = MidiTempo.ToMicroseconds(tempo ?? MidiBytes.DefaultTempo);
        MidiTempo constant = new(0, 0, MidiTempo.IsValid(microseconds) ? microseconds : MidiTempo.ToMicroseconds(MidiBytes.DefaultTempo));
        try
        {
            using var file = File.Create(path);
            file.Write(MidiBytes.CreateHeader(1, tracks.Count));
            for (var i = 0; i < tracks.Count; i++)
            {
                file.Write(tracks[i].ToBytes(constant, i == 0 ? [0, .. MidiBytes.CreateTempo(constant.Microseconds)] : []));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MidiException($"The MIDI file {path} cannot be written: {e.Message.TrimEnd('.')}.", e);
        }
    }
}
