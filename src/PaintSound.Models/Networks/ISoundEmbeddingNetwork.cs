using PaintSound.Models.Manifests;

namespace PaintSound.Models.Networks;

/// <summary>
/// The paper's sound network (3.2): embeddings of four seconds, compared by Euclidean distance. It has a rhythm and a timbre space,
/// or the paper's one space, its pooled last convolution, or all three.
/// </summary>
public interface ISoundEmbeddingNetwork : IDisposable
{
    /// <summary>What the network is and where it comes from.</summary>
    Manifest Manifest { get; }

    /// <summary>Length of the rhythm embedding; 0 where it has none.</summary>
    int RhythmSize { get; }

    /// <summary>Length of the timbre embedding; 0 where it has none.</summary>
    int TimbreSize { get; }

    /// <summary>Length of the pooled last convolution; 0 where it does not give it.</summary>
    int PooledSize { get; }

    /// <summary>Embeds four seconds of sound. Two random pieces of music are about 1 apart in rhythm and in timbre.</summary>
    /// <param name="mel">Log-mel as the manifest describes it (100 bands x 320 columns unless it says otherwise), band by band.</param>
    /// <param name="rhythm">Receives <see cref="RhythmSize"/> values.</param>
    /// <param name="timbre">Receives <see cref="TimbreSize"/> values.</param>
    /// <param name="pooled">Receives <see cref="PooledSize"/> values, on a scale of their own.</param>
    void Embed(ReadOnlySpan<float> mel, Span<float> rhythm, Span<float> timbre, Span<float> pooled);
}
