using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing;

/// <summary>The excerpt selected for the canvas and the brush.</summary>
/// <param name="At">Time since the start of the performance.</param>
/// <param name="Excerpt">The excerpt.</param>
/// <param name="Correspondence">Correspondence with the canvas, 0 close ... 1 far.</param>
/// <param name="SoundDistance">Sound distance to the brush.</param>
/// <param name="Reason">The figures that explain the selection.</param>
public sealed record Selection(TimeSpan At, Excerpt Excerpt, float Correspondence, float SoundDistance, SelectionReason Reason)
{
    /// <summary>True if another worker made and launched the selection, and this one follows it. It must not be launched a second time.</summary>
    public bool IsFollowed { get; init; }
}
