using PaintSound.Core.Sources;

namespace PaintSound.Core.Brush.Placing;

/// <summary>
/// Estimates where the brush was on the canvas from the canvas itself: the centre of what changed since the last picture. For a show with one
/// microphone; as late as the picture settles. Not thread-safe. Does not allocate after its creation.
/// </summary>
public sealed class ChangeLocator
{
    /// <summary>A pixel has changed if its colour differs by more than this, summed over R, G and B, in steps of 255.</summary>
    private const int MinDifference = 36;

    /// <summary>Fewer pixels are noise: 0.04 % of the canvas.</summary>
    private const int MinPixels = 20;

    /// <summary>The spread of the change, in canvas widths, at which the place is unknown.</summary>
    private const double WidestSpread = 0.3;

    private readonly byte[] _last = new byte[IFrameSource.FrameBytes];

    /// <summary>True after the first picture: from then on, changes are seen.</summary>
    public bool HasPicture { get; private set; }

    /// <summary>Compares the settled canvas with that of the last call.</summary>
    /// <param name="rgb">224 x 224 pixels, row by row, three bytes each.</param>
    /// <returns>The centre of the change; null at the first call and if too little has changed.</returns>
    public BrushPosition? Locate(ReadOnlySpan<byte> rgb)
    {
        long count = 0, sumX = 0, sumY = 0, squares = 0;
        for (var pixel = 0; HasPicture && pixel < IFrameSource.FrameBytes / 3; pixel++)
        {
            var i = 3 * pixel;
            if (Math.Abs(rgb[i] - _last[i]) + Math.Abs(rgb[i + 1] - _last[i + 1]) + Math.Abs(rgb[i + 2] - _last[i + 2]) > MinDifference)
            {
                var (x, y) = (pixel % IFrameSource.Size, pixel / IFrameSource.Size);
                count++;
                (sumX, sumY, squares) = (sumX + x, sumY + y, squares + (x * x) + (y * y));
            }
        }

        rgb.CopyTo(_last);
        HasPicture = true;
        if (count < MinPixels)
        {
            return null;
        }

        var (meanX, meanY) = ((double)sumX / count, (double)sumY / count);
        var spread = Math.Sqrt(Math.Max(0, ((double)squares / count) - (meanX * meanX) - (meanY * meanY))) / IFrameSource.Size;
        return new BrushPosition(
            (float)((meanX + 0.5) / IFrameSource.Size), (float)((meanY + 0.5) / IFrameSource.Size), (float)Math.Clamp(1 - (spread / WidestSpread), 0, 1));
    }

    /// <summary>Forgets the last picture: the canvas is framed anew.</summary>
    public void Reset() => HasPicture = false;
}
