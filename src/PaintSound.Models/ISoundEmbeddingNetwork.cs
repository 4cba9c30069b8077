namespace PaintSound.Models;

/// <summary>The paper's sound network (3.2): two embeddings of four seconds, compared by Euclidean distance.</summary>
public interface ISoundEmbeddingNetwork : IDisposable
{
    /// <summary>What the network is and where it comes from.</summary>
    Manifest Manifest { get; }

    /// <summary>Length of the rhythm embedding.</summary>
    int RhythmSize { get; }

    /// <summary>Length of the timbre embedding.</summary>
    int TimbreSize { get; }

    /// <summary>Embeds four seconds of sound. Two random pieces of music are about 1 apart in either space.</summary>
    /// <param name="mel">Log-mel as the manifest describes it (100 bands x 320 columns unless it says otherwise), band by band.</param>
    /// <param name="rhythm">Receives <see cref="RhythmSize"/> values.</param>
    /// <param name="timbre">Receives <see cref="TimbreSize"/> values.</param>
    void Embed(ReadOnlySpan<float> mel, Span<float> rhythm, Span<float> timbre);
}
