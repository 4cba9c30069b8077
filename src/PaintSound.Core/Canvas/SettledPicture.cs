using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// The painting without hand, shadow and flicker: every pixel keeps its last value at which it was steady and free. Most pixels change rarely, so blocks
/// without a change are passed over. Allocates once. Not thread-safe.
/// </summary>
/// <param name="settings">The settings of the canvas.</param>
internal sealed class SettledPicture(CanvasSettings settings)
{
    /// <summary>The share of the pixels that must have settled once before the canvas counts as settled.</summary>
    private const float SettledThreshold = 0.9f;

    private const int Pixels = IFrameSource.Size * IFrameSource.Size;

    private readonly byte[] _rgb = new byte[IFrameSource.FrameBytes];
    private readonly bool[] _hasSettled = new bool[Pixels], _isGround = new bool[Pixels];
    private readonly GroundTracker _ground = new(2 * settings.ChangeThreshold);

    /// <summary>The picture: 224 x 224 x 3 bytes. Pixels that have never settled show their median so far.</summary>
    public byte[] Rgb => _rgb;

    /// <summary>For every pixel, true if it has settled at least once.</summary>
    public bool[] HasSettled => _hasSettled;

    /// <summary>For every pixel, true if it has settled, has no paint and is free.</summary>
    public ReadOnlySpan<bool> IsGround => _isGround;

    /// <inheritdoc cref="GroundTracker.HasPaint"/>
    public ReadOnlySpan<bool> HasPaint => _ground.HasPaint;

    /// <inheritdoc cref="GroundTracker.AddedShare"/>
    public float AddedShare => _ground.AddedShare;

    /// <summary>True if 90 % of the pixels have settled at least once.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Begins with a frame.</summary>
    /// <param name="rgb">224 x 224 x 3 bytes.</param>
    public void Begin(ReadOnlySpan<byte> rgb) => rgb.CopyTo(_rgb);

    /// <summary>Forgets what has settled.</summary>
    public void Clear()
    {
        _ground.Clear();
        Array.Clear(_hasSettled);
        Array.Clear(_isGround);
        IsSettled = false;
    }

    /// <summary>Takes over what has become steady and is free.</summary>
    /// <param name="median">The median of the moving window: 224 x 224 x 3 bytes.</param>
    /// <param name="spread">For every pixel, how much it varied in the window.</param>
    /// <param name="flickerThreshold">The spread of a steady pixel.</param>
    /// <param name="isWindowFull">True if the window has all its frames.</param>
    /// <param name="occluders">What stands in front of the canvas in this frame.</param>
    /// <returns>True if the picture has changed.</returns>
    public bool Add(ReadOnlySpan<byte> median, ReadOnlySpan<byte> spread, int flickerThreshold, bool isWindowFull, OccluderDetector occluders)
    {
        var changed = false;
        for (var block = 0; block < Pixels; block += PixelBlock.Length)
        {
            if (!PixelBlock.AreTrue(_hasSettled, block) || !PixelBlock.AreAtMost(occluders.MedianDifference, block, settings.NoiseThreshold))
            {
                changed |= AddBlock(block, median, spread, flickerThreshold, isWindowFull, occluders);
            }
        }

        FindGround(occluders);
        IsSettled = _hasSettled.AsSpan().Count(true) >= SettledThreshold * Pixels;
        _ground.Update(_rgb, IsSettled);
        return changed;
    }

    private bool AddBlock(int block, ReadOnlySpan<byte> median, ReadOnlySpan<byte> spread, int flickerThreshold, bool isWindowFull, OccluderDetector occluders)
    {
        var changed = false;
        for (var pixel = block; pixel < block + PixelBlock.Length; pixel++)
        {
            var difference = occluders.MedianDifference[pixel];
            var isSteady = spread[pixel] <= flickerThreshold;
            if (!_hasSettled[pixel])
            {
                changed |= difference > 0;
                Copy(median, pixel);
                if (isWindowFull && isSteady)
                {
                    _hasSettled[pixel] = true;
                    _ground.SetGround(pixel, _rgb);
                }
            }
            else if (isSteady && !occluders.Covers[pixel] && difference > settings.NoiseThreshold)
            {
                Copy(median, pixel);
                changed = true;
                if (difference > settings.ChangeThreshold)
                {
                    occluders.AddPaint(pixel, _rgb);
                }
            }
        }

        return changed;
    }

    private void Copy(ReadOnlySpan<byte> median, int pixel) => median.Slice(3 * pixel, 3).CopyTo(_rgb.AsSpan(3 * pixel));

    private void FindGround(OccluderDetector occluders)
    {
        var isGround = MemoryMarshal.AsBytes(_isGround.AsSpan());
        TensorPrimitives.BitwiseOr(MemoryMarshal.AsBytes(occluders.Covers), MemoryMarshal.AsBytes(_ground.HasPaint), isGround);
        for (var block = 0; block < Pixels; block += Vector<byte>.Count)
        {
            Vector.AndNot(new Vector<byte>(MemoryMarshal.AsBytes<bool>(_hasSettled)[block..]), new Vector<byte>(isGround[block..])).CopyTo(isGround[block..]);
        }
    }
}
