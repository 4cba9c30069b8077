using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Models.Networks;

namespace PaintSound.Performance.Pipeline;

/// <summary>Which sound distances a network can measure.</summary>
/// <param name="network">The name of the network.</param>
/// <param name="kinds">The kinds.</param>
public sealed class SupportedDistances(string network, IReadOnlyList<SoundDistanceKind> kinds)
{
    /// <summary>What a network can measure.</summary>
    public static SupportedDistances Of(ISoundEmbeddingNetwork network) => new(
        network.Manifest.Name,
        [
            .. network.RhythmSize > 0 ? [SoundDistanceKind.Weighed] : Array.Empty<SoundDistanceKind>(),
            .. network.PooledSize > 0 ? [SoundDistanceKind.Paper] : Array.Empty<SoundDistanceKind>(),
        ]);

    /// <summary>The kinds, the usual one first.</summary>
    public IReadOnlyList<SoundDistanceKind> Kinds => kinds;

    /// <summary>Lets a kind through that can be measured.</summary>
    /// <exception cref="InvalidControlException">It cannot.</exception>
    public SoundDistanceKind Check(SoundDistanceKind kind) => kinds.Contains(kind)
        ? kind
        : throw new InvalidControlException(kind == SoundDistanceKind.Paper
            ? $"The sound network {network} does not give its pooled last convolution, which the distance 'paper' is measured in: take 'weighed', or a network that does."
            : $"The sound network {network} has no rhythm and timbre, which the distance 'weighed' is measured in: take 'paper', or a network that has them.");
}
