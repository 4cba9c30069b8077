namespace PaintSound.Live.Set.Samples;

/// <summary>Reading of headers.</summary>
internal static class StreamExtensions
{
    /// <summary>Reads as many bytes as the buffer holds.</summary>
    /// <returns>False if the stream ends before.</returns>
    public static bool TryReadExactly(this Stream stream, Span<byte> bytes) =>
        stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;
}
