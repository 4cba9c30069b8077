using System.Buffers;
using PaintSound.Media.Decoding;

namespace PaintSound.Library.Storage;

/// <summary>An embedded music work: its excerpts and their vectors, in order of time.</summary>
internal sealed class MusicVectors
{
    /// <summary>Length of the work, in seconds.</summary>
    public double DurationSeconds { get; set; }

    /// <summary>Integrated loudness (EBU R128); null if it has none.</summary>
    public double? LoudnessLufs { get; set; }

    /// <summary>The tags of the file.</summary>
    public MediaTags Tags { get; set; } = MediaTags.None;

    /// <summary>What is measured for filters.</summary>
    public MusicMeasures Measures { get; set; } = new(null, []);

    /// <summary>What is wrong with the file, as a sentence, if it could be read only in part; else null.</summary>
    public string? Damage { get; set; }

    /// <summary>The features of every excerpt.</summary>
    public List<ExcerptFeatures> Excerpts { get; } = [];

    /// <summary>Sound halves, one row per excerpt.</summary>
    public ArrayBufferWriter<float> Halves { get; } = new();

    /// <summary>Rhythm, timbre and pooled embeddings, one row per excerpt.</summary>
    public ArrayBufferWriter<float> Embeddings { get; } = new();
}
