namespace PaintSound.Media.Decoding;

/// <summary>Reads the mixed sound of a file. Not thread-safe.</summary>
internal interface ISoundReader : IDisposable
{
    /// <summary>True if the file did not respond.</summary>
    bool HasTimedOut { get; }

    /// <summary>Returns the next sound, interleaved, at most one second; empty at the end. Valid until the next call.</summary>
    ReadOnlySpan<float> Read();

    /// <summary>Call after the end. Returns the reason if reading failed or was cancelled, null if the file ended normally.</summary>
    string? GetError();
}
