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
            for (var n = 0; n < settled.Length; n += 3)
            {
                if (_hasFrame && !IsUncovered(settled, frame, n))
                {
                    continue;
                }

                var to = (n / FrameRow * DisplayFrame.Scale * Row) + (n % FrameRow * DisplayFrame.Scale);
                for (var row = 0; row < DisplayFrame.Scale; row++, to += Row)
                {
                    changed |= Update(displayFrame.Rgb.Slice(to, 3 * DisplayFrame.Scale), to, gain);
                }
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

    private bool IsUncovered(ReadOnlySpan<byte> settled, ReadOnlySpan<byte> frame, int n) =>
        Math.Abs(settled[n] - frame[n]) <= settings.ChangeThreshold
        && Math.Abs(settled[n + 1] - frame[n + 1]) <= settings.ChangeThreshold
        && Math.Abs(settled[n + 2] - frame[n + 2]) <= settings.ChangeThreshold;

    // A small difference is noise and changes nothing. A larger one is applied by half at a time, so that noise does not flicker on the wall.
    private bool Update(ReadOnlySpan<byte> pixels, int to, ExposureGain gain)
    {
        var changed = false;
        for (var i = 0; i < pixels.Length; i++)
        {
            var (previous, current) = (_picture[to + i], gain.Normalise(i % 3, pixels[i]));
            if (!_hasFrame || Math.Abs(current - previous) > settings.NoiseThreshold)
            {
                _picture[to + i] = _hasFrame ? (byte)(current - ((current - previous) / 2)) : current;
                changed = true;
            }
        }

        return changed;
    }
}
