using System.Buffers;

namespace PaintSound.Library.Storage;

/// <summary>A piece of music, embedded: its excerpts and their vectors, in the order of time.</summary>
internal sealed class MusicVectors
{
    /// <summary>Length of the piece in seconds.</summary>
    public double DurationSeconds { get; set; }

    /// <summary>Start in seconds, level in dB and onsets a second of every excerpt.</summary>
    public List<(double Start, float LevelDb, float OnsetRate)> Excerpts { get; } = [];

    /// <summary>Sound halves, one row an excerpt.</summary>
    public ArrayBufferWriter<float> Halves { get; } = new();

    /// <summary>Rhythm, timbre and pooled, one row an excerpt.</summary>
    public ArrayBufferWriter<float> Embeddings { get; } = new();
}
