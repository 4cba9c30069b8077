namespace PaintSound.Core.Canvas;

/// <summary>What the canvas looks like.</summary>
/// <param name="Painted">The painted share of the canvas area, 0..1.</param>
/// <param name="Lightness">The mean lightness (CIELAB), 0 black ... 1 white.</param>
/// <param name="Colourfulness">The mean chroma (CIELAB) of the paint, 0 grey ... 1 as strong as paints get.</param>
/// <param name="Texture">The contrast of the fine detail, 0 smooth ... 1 rough.</param>
/// <param name="Cover">What stands between the painting and the camera.</param>
/// <param name="Colours">Up to three colours that cover most of the paint, the largest first; of the whole canvas while it is empty.</param>
/// <param name="Stroke">The paint that was added last; null before the first.</param>
/// <param name="HasNewStroke">True if <paramref name="Stroke"/> was added since the features before.</param>
public sealed record CanvasFeatures(
    float Painted,
    float Lightness,
    float Colourfulness,
    float Texture,
    CanvasCover Cover,
    IReadOnlyList<DominantColour> Colours,
    NewestStroke? Stroke,
    bool HasNewStroke);
