using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing.Rule;

namespace PaintSound.Core.Perception;

/// <summary>What a worker perceives of the settled canvas. It can travel to another worker, which then needs no picture. Immutable.</summary>
/// <param name="ImageHalf">The image half of the correspondence network; empty if nothing is known.</param>
/// <param name="Change">The change since the perception before, 0..1.</param>
/// <param name="Qualities">What the rule of correspondence compares.</param>
/// <param name="Coverage">The painted share of the canvas area, 0..1.</param>
/// <param name="CanSelect">True if the canvas can be used.</param>
/// <param name="Features">What the canvas looks like; null before it has settled.</param>
public sealed record CanvasPerception(Half[] ImageHalf, float Change, PictureQualities Qualities, float Coverage, bool CanSelect, CanvasFeatures? Features)
{
    /// <summary>Nothing is known yet: no excerpt can be selected.</summary>
    public static CanvasPerception Unknown { get; } = new([], 0, default, 0, false, null);
}
