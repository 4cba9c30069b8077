using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// Remembers the ground, which is the canvas as it first settled, and finds the pixels with paint. A pixel has paint if it differs from the ground,
/// or if the ground itself had paint there (<see cref="PaintCoverage"/>). Allocates once. Not thread-safe.
/// </summary>
/// <param name="threshold">The difference from the ground that counts as paint, in steps of 0..255 in the channel that differs most.</param>
internal sealed class GroundTracker(int threshold)
{
    /// <summary>The share of paint from which the first picture counts as a painted canvas: its median colour is no longer that of the ground.</summary>
    private const float MaxPaintedAtStart = 0.5f;

    private const int Pixels = IFrameSource.Size * IFrameSource.Size;

    private readonly byte[] _ground = new byte[IFrameSource.FrameBytes];
    private readonly bool[] _isKnown = new bool[Pixels];
    private readonly bool[] _hadPaint = new bool[Pixels];
    private readonly bool[] _hasPaint = [.. Enumerable.Repeat(true, Pixels)];
    private readonly byte[] _difference = new byte[Pixels];   // from the ground
    private bool _isOutdated;

    /// <summary>Whether each pixel has paint, row by row, as last updated. All true until the ground is known, and for a canvas that was painted from the start.</summary>
    public ReadOnlySpan<bool> HasPaint => _hasPaint;

    /// <summary>The share of the canvas area with paint that was added since the ground was known, 0..1, as last updated.</summary>
    public float AddedShare { get; private set; }

    /// <summary>Sets the ground of a pixel.</summary>
    /// <param name="pixel">The index of the pixel, row by row.</param>
    /// <param name="rgb">The picture that contains it.</param>
    public void SetGround(int pixel, ReadOnlySpan<byte> rgb)
    {
        rgb.Slice(3 * pixel, 3).CopyTo(_ground.AsSpan(3 * pixel));
        (_isKnown[pixel], _isOutdated) = (true, true);
    }

    /// <summary>Finds the pixels with paint.</summary>
    /// <param name="settled">The settled picture.</param>
    /// <param name="isSettled">True if most pixels of the picture have settled; before that, the ground is not known.</param>
    public void Update(ReadOnlySpan<byte> settled, bool isSettled)
    {
        if (_isOutdated && isSettled)
        {
            FindPaintOfGround();
            _isOutdated = false;
        }

        PixelDifference.OfAll(settled, _ground, _difference);
        for (var pixel = 0; pixel < Pixels; pixel++)
        {
            _hasPaint[pixel] = _isKnown[pixel] & _difference[pixel] > threshold;
        }

        AddedShare = (float)_hasPaint.AsSpan().Count(true) / Pixels;
        if (isSettled)
        {
            TensorPrimitives.BitwiseOr(MemoryMarshal.AsBytes<bool>(_hasPaint), MemoryMarshal.AsBytes<bool>(_hadPaint), MemoryMarshal.AsBytes(_hasPaint.AsSpan()));
        }
        else
        {
            Array.Fill(_hasPaint, true);
        }
    }

    /// <summary>Forgets the ground.</summary>
    public void Clear()
    {
        Array.Clear(_isKnown);
        Array.Fill(_hasPaint, true);
        (_isOutdated, AddedShare) = (false, 0);
    }

    private void FindPaintOfGround()
    {
        if (PaintCoverage.Find(_ground, _hadPaint) > MaxPaintedAtStart)
        {
            Array.Fill(_hadPaint, true);
        }
    }
}
