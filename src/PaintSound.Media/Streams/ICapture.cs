namespace PaintSound.Media.Streams;

/// <summary>A stream of bytes from a device or a file, until it ends or fails.</summary>
internal interface ICapture : IDisposable
{
    /// <summary>Waits for the next bytes. Returns the number of bytes, 0 at the end of the stream.</summary>
    int Read(Span<byte> buffer);

    /// <summary>Ends the capture. A waiting <see cref="Read"/> returns. Thread-safe.</summary>
    void Kill();

    /// <summary>Call after <see cref="Read"/> returned 0. Returns the reason if the capture failed, null if it ended normally.</summary>
    string? GetError();
}
