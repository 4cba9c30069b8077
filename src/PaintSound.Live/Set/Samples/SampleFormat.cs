namespace PaintSound.Live.Set.Samples;

/// <summary>The format of a sound file, as its header states it.</summary>
/// <param name="Extensions">The extensions that Live expects for the kind of file, the usual one first.</param>
/// <param name="Coding">How the samples are stored.</param>
/// <param name="Channels">The number of channels.</param>
/// <param name="Rate">Samples per second.</param>
/// <param name="Bits">The size of a sample in bits; 0 for <see cref="SampleCoding.Lossy"/>.</param>
/// <param name="Frames">The length in samples per channel, exact; null if only decoding tells it, because the file can be cut off.</param>
internal sealed record SampleFormat(IReadOnlyList<string> Extensions, SampleCoding Coding, int Channels, int Rate, int Bits, long? Frames = null)
{
    /// <summary>The highest sample rate that Live opens, in Hz.</summary>
    public const int MaxRate = 192_000;

    /// <summary>Live opens mono and stereo files.</summary>
    public const int MaxChannels = 2;

    /// <summary>
    /// True if every Live 12 opens the file: one or two channels, at most 192 kHz, whole numbers of 8, 16 or 24 bits or floating point numbers of 32 bits.
    /// Whole numbers of 32 bits are opened by Live 12.1 and later only; the sets of PaintSound are for 12.0.15 and later.
    /// </summary>
    public bool IsOpenedByLive =>
        Channels is >= 1 and <= MaxChannels && Rate is >= 1 and <= MaxRate && Coding switch
        {
            SampleCoding.Integer => Bits is 8 or 16 or 24,
            SampleCoding.Float => Bits is 32,
            SampleCoding.Lossy => true,
            _ => false,
        };

    /// <summary>Returns true if a file has an extension that Live expects for this kind of file.</summary>
    /// <param name="file">The file.</param>
    public bool HasExtensionOf(string file) => Extensions.Contains(Path.GetExtension(file).ToLowerInvariant());

    /// <summary>Returns the extension of a copy: that of the file, if Live expects it, or the usual one.</summary>
    /// <param name="file">The file.</param>
    public string GetExtension(string file) => HasExtensionOf(file) ? Path.GetExtension(file).ToLowerInvariant() : Extensions[0];

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Channels} channels, {Rate} Hz{(Bits > 0 ? $", {Bits} bits" : "")}{(Coding == SampleCoding.Float ? " floating point" : "")}");
}
