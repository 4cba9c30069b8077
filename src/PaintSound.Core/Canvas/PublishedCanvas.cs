using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// The settled picture as other threads see it, and how much it changed since it was last looked at. Thread-safe: a short lock protects it. Does not
/// allocate after its creation.
/// </summary>
internal sealed class PublishedCanvas
{
    /// <summary>The difference in steps of 0..255 that counts as a full change of a pixel.</summary>
    private const int FullChange = 64;

    private const int Pixels = IFrameSource.Size * IFrameSource.Size;

    private readonly Lock _lock = new();
    private readonly byte[] _picture = new byte[IFrameSource.FrameBytes], _lastTaken = new byte[IFrameSource.FrameBytes];
    private readonly bool[] _hasPaint = new bool[Pixels];
    private bool _hasLastTaken;

    /// <summary>Replaces the picture.</summary>
    /// <param name="rgb">224 x 224 x 3 bytes.</param>
    /// <param name="hasPaint">224 x 224 values: false for the ground.</param>
    public void Publish(ReadOnlySpan<byte> rgb, ReadOnlySpan<bool> hasPaint)
    {
        lock (_lock)
        {
            rgb.CopyTo(_picture);
            hasPaint.CopyTo(_hasPaint);
        }
    }

    /// <summary>Copies the picture, which is black before the first.</summary>
    /// <param name="rgb">Receives 224 x 224 x 3 bytes.</param>
    /// <param name="hasPaint">Receives 224 x 224 values; empty if only the picture is needed.</param>
    public void CopyTo(Span<byte> rgb, Span<bool> hasPaint)
    {
        lock (_lock)
        {
            _picture.CopyTo(rgb);
            if (!hasPaint.IsEmpty)
            {
                _hasPaint.CopyTo(hasPaint);
            }
        }
    }

    /// <summary>Copies the picture in the size of a <see cref="DisplayFrame"/>.</summary>
    /// <param name="rgb">Receives <see cref="DisplayFrame.PictureBytes"/> bytes.</param>
    public void EnlargeTo(Span<byte> rgb)
    {
        lock (_lock)
        {
            DisplayCanvas.Enlarge(_picture, rgb);
        }
    }

    /// <summary>Returns how much the picture has changed since the last call.</summary>
    /// <returns>0..1: the mean change over all pixels. A quarter of the range in one channel counts as a full change. The first call returns 0.</returns>
    public float TakeChange()
    {
        lock (_lock)
        {
            var sum = 0;
            for (var n = 0; _hasLastTaken && n < _picture.Length; n += 3)
            {
                sum += Math.Min(FullChange, PixelDifference.Of(_picture, _lastTaken, n));
            }

            _hasLastTaken = true;
            _picture.CopyTo(_lastTaken, 0);
            return (float)sum / (FullChange * Pixels);
        }
    }

    /// <summary>Forgets the picture that was last looked at: the next change is 0.</summary>
    public void ForgetLastTaken()
    {
        lock (_lock)
        {
            _hasLastTaken = false;
        }
    }
}
