namespace PaintSound.Core.Choosing;

/// <summary>How the distance between two sounds is measured.</summary>
public enum SoundDistanceKind
{
    /// <summary>The weighted sum of the distances in rhythm space and in timbre space.</summary>
    Weighed,

    /// <summary>The paper's distance: Euclidean, in the space of the network's pooled last convolution (3.2).</summary>
    Paper,
}
