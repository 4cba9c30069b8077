namespace PaintSound.Media.Artwork;

/// <summary>The bytes of a file at any place. Nothing that a file says makes it allocate more than <see cref="MaxBytes"/>. Not thread-safe.</summary>
/// <param name="stream">A stream that can seek.</param>
internal sealed class ByteSource(Stream stream)
{
    /// <summary>The most bytes that are read at once: a picture with its tag.</summary>
    public const int MaxBytes = 32 << 20;

    /// <summary>The length in bytes.</summary>
    public long Length { get; } = stream.Length;

    /// <summary>Reads bytes. Returns null if the file does not have them, or if they are too many.</summary>
    /// <param name="at">The place of the first byte.</param>
    /// <param name="count">How many.</param>
    public byte[]? Read(long at, long count)
    {
        if (at < 0 || count is < 0 or > MaxBytes || at > Length - count)
        {
            return null;
        }

        var bytes = new byte[count];
        stream.Position = at;
        return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length ? bytes : null;
    }
}
