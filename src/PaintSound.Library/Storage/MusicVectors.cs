using System.Buffers;

namespace PaintSound.Library.Storage;

/// <summary>An embedded music work: its excerpts and their vectors, in order of time.</summary>
internal sealed class MusicVectors
{
    /// <summary>Length of the work, in seconds.</summary>
    public double DurationSeconds { get; set; }

    /// <summary>The features of every excerpt.</summary>
    public List<ExcerptFeatures> Excerpts { get; } = [];

    /// <summary>Sound halves, one row per excerpt.</summary>
    public ArrayBufferWriter<float> Halves { get; } = new();

    /// <summary>Rhythm, timbre and pooled embeddings, one row per excerpt.</summary>
    public ArrayBufferWriter<float> Embeddings { get; } = new();
}
