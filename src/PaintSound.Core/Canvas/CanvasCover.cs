namespace PaintSound.Core.Canvas;

/// <summary>What stands between the painting and the camera.</summary>
public enum CanvasCover
{
    /// <summary>Nothing: the whole painting can be seen.</summary>
    Free,

    /// <summary>A hand, an arm or a head that moves, or moved a moment ago.</summary>
    Covered,

    /// <summary>Something rests in front of the canvas: a hand that keeps still, or an object that leans at it.</summary>
    Resting,
}
