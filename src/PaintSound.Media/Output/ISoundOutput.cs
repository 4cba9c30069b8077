namespace PaintSound.Media.Output;

/// <summary>An opened output for one channel of sound. Disposing it ends the sound.</summary>
public interface ISoundOutput : IDisposable
{
    /// <summary>What was opened, for messages.</summary>
    string Name { get; }

    /// <summary>Why the output has ended, as part of a sentence; null while it works. Thread-safe.</summary>
    string? GetError();
}
