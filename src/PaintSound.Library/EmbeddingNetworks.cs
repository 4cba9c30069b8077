using PaintSound.Models.Networks;

namespace PaintSound.Library;

/// <summary>The pair of networks that one indexing thread works with.</summary>
/// <param name="Correspondence">Gives the sound halves and image halves.</param>
/// <param name="Sound">Gives the rhythm, timbre and pooled embeddings.</param>
public sealed record EmbeddingNetworks(ICorrespondenceNetwork Correspondence, ISoundEmbeddingNetwork Sound) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Correspondence.Dispose();
        Sound.Dispose();
    }
}
