using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// Replaces the ground of a canvas by the paint next to it. A network then judges what was painted, not how much is still empty: for the first third
/// of a painting, most pixels are ground, and all pictures look alike.
/// </summary>
/// <remarks>
/// A pixel of the ground takes the pixel on the other side of its nearest paint, as in a mirror, so that colour, contrast and texture of the paint
/// continue. If there is no paint on the other side, it takes the colour of the nearest paint. The nearest paint comes from two passes over the
/// picture that pass on offsets (Danielsson 1980, "Euclidean distance mapping"). Allocates once. Not thread-safe.
/// </remarks>
public sealed class GroundFill
{
    /// <summary>The share of the canvas area with paint below which the picture stays as it is: a speck must not colour the whole canvas.</summary>
    public const float MinPaint = 0.002f;

    private const int Size = IFrameSource.Size;
    private const int Far = 4 * Size;

    private readonly byte[] _source = new byte[IFrameSource.FrameBytes];
    private readonly short[] _dx = new short[Size * Size];   // to the nearest paint
    private readonly short[] _dy = new short[Size * Size];

    /// <summary>Fills the ground of a picture.</summary>
    /// <param name="rgb">224 x 224 x 3 bytes.</param>
    /// <param name="hasPaint">224 x 224 values: false for the ground.</param>
    public void Fill(Span<byte> rgb, ReadOnlySpan<bool> hasPaint)
    {
        var painted = hasPaint.Count(true);
        if (painted < MinPaint * hasPaint.Length || painted == hasPaint.Length)
        {
            return;
        }

        FindNearest(hasPaint);
        rgb.CopyTo(_source);
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var pixel = (y * Size) + x;
                if (hasPaint[pixel])
                {
                    continue;
                }

                var (dx, dy) = (_dx[pixel], _dy[pixel]);
                var (mirrorX, mirrorY) = (x + (2 * dx), y + (2 * dy));
                var isInside = mirrorX is >= 0 and < Size && mirrorY is >= 0 and < Size;
                var mirror = (mirrorY * Size) + mirrorX;
                var from = isInside && hasPaint[mirror] ? mirror : ((y + dy) * Size) + x + dx;
                _source.AsSpan(3 * from, 3).CopyTo(rgb[(3 * pixel)..]);
            }
        }
    }

    private void FindNearest(ReadOnlySpan<bool> hasPaint)
    {
        for (var pixel = 0; pixel < hasPaint.Length; pixel++)
        {
            (_dx[pixel], _dy[pixel]) = hasPaint[pixel] ? ((short)0, (short)0) : ((short)Far, (short)Far);
        }

        for (var y = 0; y < Size; y++)
        {
            SweepRow(y, -1);
        }

        for (var y = Size - 1; y >= 0; y--)
        {
            SweepRow(y, 1);
        }
    }

    /// <summary>Passes offsets on from the previous row, then from left to right and back.</summary>
    private void SweepRow(int y, int previous)
    {
        for (var x = 0; x < Size; x++)
        {
            Take(x, y, 0, previous);
            Take(x, y, -1, previous);
            Take(x, y, 1, previous);
            Take(x, y, -1, 0);
        }

        for (var x = Size - 1; x >= 0; x--)
        {
            Take(x, y, 1, 0);
        }
    }

    /// <summary>Takes the nearest paint of a neighbour if it is nearer than the own one.</summary>
    private void Take(int x, int y, int stepX, int stepY)
    {
        var (otherX, otherY) = (x + stepX, y + stepY);
        if (otherX is < 0 or >= Size || otherY is < 0 or >= Size)
        {
            return;
        }

        var (pixel, other) = ((y * Size) + x, (otherY * Size) + otherX);
        var (dx, dy) = (_dx[other] + stepX, _dy[other] + stepY);
        if (_dx[other] != Far && (dx * dx) + (dy * dy) < (_dx[pixel] * _dx[pixel]) + (_dy[pixel] * _dy[pixel]))
        {
            (_dx[pixel], _dy[pixel]) = ((short)dx, (short)dy);
        }
    }
}
