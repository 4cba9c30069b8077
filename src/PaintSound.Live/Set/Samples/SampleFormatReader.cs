namespace PaintSound.Live.Set.Samples;

/// <summary>Reads the header of a sound file of a kind that Live opens: WAV, AIFF, FLAC or Ogg Vorbis.</summary>
internal static class SampleFormatReader
{
    /// <summary>Reads the format of a file.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Null if the file is of another kind, or if its header is damaged.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SampleFormat? Read(string file)
    {
        using var stream = File.OpenRead(file);
        var head = new byte[12];
        if (!stream.TryReadExactly(head))
        {
            return null;
        }

        var kind = head.AsSpan(0, 4);
        var form = head.AsSpan(8, 4);
        if ((kind.SequenceEqual("RIFF"u8) || kind.SequenceEqual("RF64"u8)) && form.SequenceEqual("WAVE"u8))
        {
            return WavHeader.Read(stream);
        }

        if (kind.SequenceEqual("FORM"u8) && (form.SequenceEqual("AIFF"u8) || form.SequenceEqual("AIFC"u8)))
        {
            return AiffHeader.Read(stream);
        }

        stream.Position = 4;
        return kind.SequenceEqual("fLaC"u8) ? FlacHeader.Read(stream) : kind.SequenceEqual("OggS"u8) ? VorbisHeader.Read(stream) : null;
    }
}
