namespace PaintSound.Media;

/// <summary>Where the canvas lies in the camera's picture.</summary>
/// <param name="TopLeft">Its top left corner.</param>
/// <param name="TopRight">Its top right corner.</param>
/// <param name="BottomLeft">Its bottom left corner.</param>
/// <param name="BottomRight">Its bottom right corner.</param>
public sealed record Corners(NormalisedPoint TopLeft, NormalisedPoint TopRight, NormalisedPoint BottomLeft, NormalisedPoint BottomRight)
{
    /// <summary>The canvas fills the whole picture.</summary>
    public static Corners Whole { get; } = new(new(0, 0), new(1, 0), new(0, 1), new(1, 1));

    /// <summary>False where the corners lie on a line or in the wrong order: nothing could be seen between them.</summary>
    public bool IsConvex =>
        Turns(TopLeft, TopRight, BottomRight) && Turns(TopRight, BottomRight, BottomLeft)
        && Turns(BottomRight, BottomLeft, TopLeft) && Turns(BottomLeft, TopLeft, TopRight);

    private static bool Turns(NormalisedPoint a, NormalisedPoint b, NormalisedPoint c) =>
        ((b.X - a.X) * (c.Y - b.Y)) - ((b.Y - a.Y) * (c.X - b.X)) > 1e-4;
}
