namespace PaintSound.Film;

/// <summary>A rectangle of a picture, in pixels from the upper left corner.</summary>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Width">How wide.</param>
/// <param name="Height">How high.</param>
public readonly record struct Area(int X, int Y, int Width, int Height)
{
    /// <summary>The first column that is no longer inside.</summary>
    public int Right => X + Width;

    /// <summary>The first row that is no longer inside.</summary>
    public int Bottom => Y + Height;

    /// <summary>What both rectangles cover; empty where they do not meet.</summary>
    /// <param name="other">The other rectangle.</param>
    public Area Within(Area other)
    {
        var (x, y) = (Math.Max(X, other.X), Math.Max(Y, other.Y));
        return new Area(x, y, Math.Max(0, Math.Min(Right, other.Right) - x), Math.Max(0, Math.Min(Bottom, other.Bottom) - y));
    }
}
