using PaintSound.Vision.Finding;

namespace PaintSound.Vision.Tracking;

/// <summary>The paint of a canvas that was found again.</summary>
/// <param name="Quad">The corners of the canvas in pixels.</param>
/// <param name="Inliers">The number of features that agree.</param>
internal sealed record PaintMatch(Quad Quad, int Inliers)
{
    /// <summary>The smallest number of features that agree.</summary>
    public const int MinInliers = 12;

    /// <summary>Features that agree by chance are fewer than this.</summary>
    public const int CertainInliers = 20;
}
