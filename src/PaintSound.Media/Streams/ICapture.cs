namespace PaintSound.Media.Streams;

/// <summary>Bytes that arrive from a device or a file until it has ended or gone away.</summary>
internal interface ICapture : IDisposable
{
    /// <summary>Waits for the next bytes; 0 once there will be none.</summary>
    int Read(Span<byte> buffer);

    /// <summary>Ends it from any thread; a waiting <see cref="Read"/> returns.</summary>
    void Kill();

    /// <summary>Call after <see cref="Read"/> returned 0: why it ended, or null where that was no fault.</summary>
    string? Fail();
}
