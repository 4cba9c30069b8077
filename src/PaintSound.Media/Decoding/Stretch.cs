namespace PaintSound.Media.Decoding;

/// <summary>A part of a file's sound.</summary>
/// <param name="StartSeconds">Its start in seconds from the start of the sound.</param>
/// <param name="Seconds">Its length in seconds.</param>
internal sealed record Stretch(double StartSeconds, double Seconds)
{
    /// <summary>Number of interleaved samples before it, as <see cref="ExcerptReader"/> counts them.</summary>
    public long FirstSample => ToFrames(StartSeconds) * ExcerptReader.Channels;

    /// <summary>Number of its interleaved samples.</summary>
    public long SampleCount => ToFrames(Seconds) * ExcerptReader.Channels;

    private static long ToFrames(double seconds) => (long)Math.Round(seconds * ExcerptReader.SampleRate);
}
