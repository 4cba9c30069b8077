namespace PaintSound.Core.Choosing.Rule;

/// <summary>What judges how well a picture and music correspond.</summary>
public enum CorrespondenceKind
{
    /// <summary>The correspondence network.</summary>
    Network,

    /// <summary>The published correspondences, without a network; see <see cref="CorrespondenceRule"/>.</summary>
    Rule,
}
