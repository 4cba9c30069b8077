using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Models.Networks;

namespace PaintSound.Performance.Pipeline;

/// <summary>The sound distances that a network supports.</summary>
/// <param name="network">The name of the network.</param>
/// <param name="kinds">The kinds.</param>
public sealed class SupportedDistances(string network, IReadOnlyList<SoundDistanceKind> kinds)
{
    /// <summary>Returns the distances that a network supports.</summary>
    public static SupportedDistances Of(ISoundEmbeddingNetwork network) => new(
        network.Manifest.Name,
        [
            .. network.RhythmSize > 0 ? [SoundDistanceKind.Weighed] : Array.Empty<SoundDistanceKind>(),
            .. network.PooledSize > 0 ? [SoundDistanceKind.Paper] : Array.Empty<SoundDistanceKind>(),
        ]);

    /// <summary>The kinds, the default first.</summary>
    public IReadOnlyList<SoundDistanceKind> Kinds => kinds;

    /// <summary>Returns the kind if the network supports it.</summary>
    /// <exception cref="InvalidControlException">The network does not support it.</exception>
    public SoundDistanceKind Check(SoundDistanceKind kind) => kinds.Contains(kind)
        ? kind
        : throw new InvalidControlException(kind == SoundDistanceKind.Paper
            ? $"The sound network {network} does not support the distance 'paper', because it has no pooled last convolution. Use 'weighed' or another network."
            : $"The sound network {network} does not support the distance 'weighed', because it has no rhythm and timbre embeddings. Use 'paper' or another network.");
}
