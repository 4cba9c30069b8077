namespace PaintSound.Core.Choosing;

/// <summary>How the distance of two sounds is measured.</summary>
public enum SoundDistanceKind
{
    /// <summary>In rhythm space and in timbre space, weighed by what is followed.</summary>
    Weighed,

    /// <summary>The paper's: plainly, in the space of the network's pooled last convolution (3.2).</summary>
    Paper,
}
