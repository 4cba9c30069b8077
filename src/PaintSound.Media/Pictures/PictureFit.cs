namespace PaintSound.Media.Pictures;

/// <summary>The size at which a picture is read.</summary>
/// <param name="Width">Width in pixels, above 0.</param>
/// <param name="Height">Height in pixels, above 0.</param>
/// <param name="IsSquare">
/// True for the centre square of the picture, scaled up or down to exactly this size. False for the whole picture, scaled down until it
/// fits; it is never enlarged.
/// </param>
public sealed record PictureFit(int Width, int Height, bool IsSquare)
{
    /// <summary>The centre square of a picture.</summary>
    /// <param name="size">Width and height in pixels.</param>
    public static PictureFit Square(int size) => new(size, size, true);

    /// <summary>The whole picture, at most as large as a screen.</summary>
    /// <param name="width">Maximum width in pixels.</param>
    /// <param name="height">Maximum height in pixels.</param>
    public static PictureFit Within(int width, int height) => new(width, height, false);

    /// <summary>The same for a picture that is stored lying on its side.</summary>
    public PictureFit Turned => new(Height, Width, IsSquare);

    /// <summary>Pixels of the stored picture for each pixel of the result, along one side. Below 1 if the picture is enlarged.</summary>
    /// <param name="width">Width of the stored picture.</param>
    /// <param name="height">Height of the stored picture.</param>
    public double GetShrink(double width, double height) =>
        IsSquare ? Math.Min(width, height) / Width : Math.Max(1, Math.Max(width / Width, height / Height));
}
