using PaintSound.Models.Networks;

namespace PaintSound.Library;

/// <summary>The two networks that one thread uses. Disposes of both. One thread at a time.</summary>
/// <param name="Correspondence">Computes sound halves and image halves.</param>
/// <param name="Sound">Computes rhythm, timbre and pooled embeddings.</param>
public sealed record EmbeddingNetworks(ICorrespondenceNetwork Correspondence, ISoundEmbeddingNetwork Sound) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Correspondence.Dispose();
        Sound.Dispose();
    }
}
