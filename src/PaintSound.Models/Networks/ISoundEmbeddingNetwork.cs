using PaintSound.Models.Manifests;

namespace PaintSound.Models.Networks;

/// <summary>
/// Computes embeddings of 4 s of sound, compared by Euclidean distance (3.2 in the paper). A network has a rhythm and a timbre space,
/// or the one space of the paper (the pooled last convolution), or all three.
/// </summary>
public interface ISoundEmbeddingNetwork : IDisposable
{
    /// <summary>The manifest of the network.</summary>
    Manifest Manifest { get; }

    /// <summary>Length of the rhythm embedding; 0 if the network has none.</summary>
    int RhythmSize { get; }

    /// <summary>Length of the timbre embedding; 0 if the network has none.</summary>
    int TimbreSize { get; }

    /// <summary>Length of the pooled last convolution; 0 if the network does not compute it.</summary>
    int PooledSize { get; }

    /// <summary>Embeds 4 s of sound. Two random pieces of music are about 1 apart in rhythm and in timbre.</summary>
    /// <param name="mel">Log-mel as the manifest describes it (default 100 bands x 320 columns), band by band.</param>
    /// <param name="rhythm">Receives <see cref="RhythmSize"/> values.</param>
    /// <param name="timbre">Receives <see cref="TimbreSize"/> values.</param>
    /// <param name="pooled">Receives <see cref="PooledSize"/> values. Their scale is arbitrary.</param>
    void Embed(ReadOnlySpan<float> mel, Span<float> rhythm, Span<float> timbre, Span<float> pooled);
}
