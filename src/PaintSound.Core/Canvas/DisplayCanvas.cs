using System.Numerics;
using System.Runtime.InteropServices;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// The settled canvas in the size of a <see cref="DisplayFrame"/>, for projection. A pixel takes the newest display pixels if the newest
/// frame shows the settled paint there. Under a hand or a shadow it keeps its last value. Only one thread may call <see cref="AddFrame"/>,
/// any thread may copy. Nothing allocates after the constructor.
/// </summary>
/// <param name="displayFrame">The source fills it before each frame.</param>
/// <param name="settings">The thresholds for change and noise.</param>
internal sealed class DisplayCanvas(DisplayFrame displayFrame, CanvasSettings settings)
{
    private const int FrameRow = 3 * IFrameSource.Size, Row = 3 * DisplayFrame.Size;

    private readonly Lock _lock = new();
    private readonly byte[] _picture = new byte[DisplayFrame.PictureBytes];
    private readonly byte[] _newest = new byte[Row], _isUncovered = new byte[Row];
    private bool _hasFrame;

    /// <summary>Updates all pixels that are not covered.</summary>
    /// <param name="settled">The settled picture, 224 x 224 x 3 bytes.</param>
    /// <param name="frame">The newest frame, normalised to the exposure of the settled picture, 224 x 224 x 3 bytes.</param>
    /// <param name="gain">The gain that normalised the frame.</param>
    /// <returns>True if any pixel changed.</returns>
    public bool AddFrame(ReadOnlySpan<byte> settled, ReadOnlySpan<byte> frame, ExposureGain gain)
    {
        var changed = false;
        lock (_lock)
        {
            for (var row = 0; row < DisplayFrame.Size; row++)
            {
                if (row % DisplayFrame.Scale == 0)
                {
                    var from = row / DisplayFrame.Scale * FrameRow;
                    FindUncovered(settled.Slice(from, FrameRow), frame.Slice(from, FrameRow));
                }

                gain.ApplyTo(displayFrame.Rgb.Slice(row * Row, Row), _newest);
                changed |= Update(_picture.AsSpan(row * Row, Row));
            }
        }

        _hasFrame = true;
        return changed;
    }

    /// <summary>Starts again with the next frame.</summary>
    public void Clear() => _hasFrame = false;

    /// <summary>Copies the picture. It is black before the first frame.</summary>
    /// <param name="rgb">Receives <see cref="DisplayFrame.PictureBytes"/> bytes.</param>
    public void CopyTo(Span<byte> rgb)
    {
        lock (_lock)
        {
            _picture.CopyTo(rgb);
        }
    }

    /// <summary>Enlarges a settled picture to the display size, for a source without a <see cref="DisplayFrame"/>.</summary>
    /// <param name="settled">224 x 224 x 3 bytes.</param>
    /// <param name="rgb">Receives <see cref="DisplayFrame.PictureBytes"/> bytes.</param>
    public static void Enlarge(ReadOnlySpan<byte> settled, Span<byte> rgb)
    {
        for (var n = 0; n < DisplayFrame.PictureBytes; n++)
        {
            rgb[n] = settled[(n / Row / DisplayFrame.Scale * FrameRow) + (n % Row / (3 * DisplayFrame.Scale) * 3) + (n % 3)];
        }
    }

    // Sets all bits of the bytes whose pixel shows the settled paint.
    private void FindUncovered(ReadOnlySpan<byte> settled, ReadOnlySpan<byte> frame)
    {
        for (var n = 0; n < settled.Length; n += 3)
        {
            var isUncovered = !_hasFrame || PixelDifference.Of(settled, frame, n) <= settings.ChangeThreshold;
            _isUncovered.AsSpan(DisplayFrame.Scale * n, 3 * DisplayFrame.Scale).Fill(isUncovered ? byte.MaxValue : (byte)0);
        }
    }

    // A small difference is noise and changes nothing. A larger one is applied by half at a time, so that noise does not flicker on the wall.
    // A row is a whole number of vectors on every processor.
    private bool Update(Span<byte> row)
    {
        var picture = MemoryMarshal.Cast<byte, Vector<byte>>(row);
        var newest = MemoryMarshal.Cast<byte, Vector<byte>>(_newest.AsSpan());
        var isUncovered = MemoryMarshal.Cast<byte, Vector<byte>>(_isUncovered.AsSpan());
        var noise = new Vector<byte>((byte)settings.NoiseThreshold);
        var changed = Vector<byte>.Zero;
        for (var i = 0; i < picture.Length; i++)
        {
            var (before, now) = (picture[i], newest[i]);
            var (isBrighter, difference) = (Vector.GreaterThan(now, before), Vector.Max(now, before) - Vector.Min(now, before));
            var half = _hasFrame ? Vector.ShiftRightLogical(difference, 1) : Vector<byte>.Zero;
            var changes = isUncovered[i] & (_hasFrame ? Vector.GreaterThan(difference, noise) : Vector<byte>.AllBitsSet);
            picture[i] = Vector.ConditionalSelect(changes, Vector.ConditionalSelect(isBrighter, now - half, now + half), before);
            changed |= changes;
        }

        return changed != Vector<byte>.Zero;
    }
}
