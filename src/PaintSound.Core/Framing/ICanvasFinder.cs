namespace PaintSound.Core.Framing;

/// <summary>Finds the canvas in a camera picture without knowing where it was. Not thread-safe.</summary>
public interface ICanvasFinder
{
    /// <summary>Finds the canvas.</summary>
    /// <param name="picture">The whole camera picture, at least 160 pixels wide and high.</param>
    /// <returns>The most likely canvas and how certain it is.</returns>
    /// <exception cref="ArgumentException">The picture is too small.</exception>
    FoundCanvas Find(RgbPicture picture);
}
