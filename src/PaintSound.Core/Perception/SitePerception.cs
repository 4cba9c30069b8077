namespace PaintSound.Core.Perception;

/// <summary>What a worker perceives of its own sources, or what it has received of those of other sites. Immutable.</summary>
/// <param name="Brush">The brush; null if there is none, or if it has not changed.</param>
/// <param name="Canvas">The canvas; null if there is none, or if it has not changed.</param>
/// <param name="Music">The music; null if there is none, or if it has not changed.</param>
public sealed record SitePerception(BrushPerception? Brush, CanvasPerception? Canvas, MusicPerception? Music)
{
    /// <summary>Nothing.</summary>
    public static SitePerception None { get; } = new(null, null, null);

    /// <summary>Returns this perception with the parts that another one has.</summary>
    public SitePerception With(SitePerception newer) => new(newer.Brush ?? Brush, newer.Canvas ?? Canvas, newer.Music ?? Music);
}
