using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// The settled canvas as an audience sees it, in a close-up's pixels. Wherever the newest frame shows the settled paint, its close-up is
/// taken; under a hand or a shadow stays what was taken last. One thread calls <see cref="AddFrame"/>, any other may copy; nothing
/// allocates after the constructor.
/// </summary>
/// <param name="closeUp">Filled by the source before each frame.</param>
/// <param name="settings">From which difference on a frame's pixel shows something else than the settled one, and up to which it is noise.</param>
internal sealed class DisplayCanvas(DisplayFrame closeUp, CanvasSettings settings)
{
    private const int FrameRow = 3 * IFrameSource.Size, Row = 3 * DisplayFrame.Size;

    private readonly Lock _lock = new();
    private readonly byte[] _shown = new byte[DisplayFrame.PictureBytes];
    private bool _begun;

    /// <summary>Takes what is free to be seen.</summary>
    /// <param name="settled">The settled picture, 224 x 224 x 3 bytes.</param>
    /// <param name="frame">The newest frame under the exposure of the settled picture, as many.</param>
    /// <param name="gain">What brought the frame there.</param>
    /// <returns>True where anything looks otherwise than before.</returns>
    public bool AddFrame(ReadOnlySpan<byte> settled, ReadOnlySpan<byte> frame, ExposureGain gain)
    {
        var changed = false;
        lock (_lock)
        {
            for (var n = 0; n < settled.Length; n += 3)
            {
                if (_begun && !Shows(settled, frame, n))
                {
                    continue;
                }

                var to = (n / FrameRow * DisplayFrame.Times * Row) + (n % FrameRow * DisplayFrame.Times);
                for (var row = 0; row < DisplayFrame.Times; row++, to += Row)
                {
                    changed |= Take(closeUp.Rgb.Slice(to, 3 * DisplayFrame.Times), to, gain);
                }
            }
        }

        _begun = true;
        return changed;
    }

    /// <summary>Forgets it: the next frame is another picture.</summary>
    public void Clear() => _begun = false;

    /// <summary>Copies it: black before the first frame.</summary>
    /// <param name="rgb">Receives <see cref="DisplayFrame.PictureBytes"/> bytes.</param>
    public void CopyTo(Span<byte> rgb)
    {
        lock (_lock)
        {
            _shown.CopyTo(rgb);
        }
    }

    /// <summary>A settled picture in as many pixels, for where there is no close-up.</summary>
    /// <param name="settled">224 x 224 x 3 bytes.</param>
    /// <param name="rgb">Receives <see cref="DisplayFrame.PictureBytes"/> bytes.</param>
    public static void Enlarge(ReadOnlySpan<byte> settled, Span<byte> rgb)
    {
        for (var n = 0; n < DisplayFrame.PictureBytes; n++)
        {
            rgb[n] = settled[(n / Row / DisplayFrame.Times * FrameRow) + (n % Row / (3 * DisplayFrame.Times) * 3) + (n % 3)];
        }
    }

    private bool Shows(ReadOnlySpan<byte> settled, ReadOnlySpan<byte> frame, int n) =>
        Math.Abs(settled[n] - frame[n]) <= settings.Different
        && Math.Abs(settled[n + 1] - frame[n + 1]) <= settings.Different
        && Math.Abs(settled[n + 2] - frame[n + 2]) <= settings.Different;

    // What is slight is noise and stays as it was; the rest goes half of the way at a time, so that noise does not dance on the wall.
    private bool Take(ReadOnlySpan<byte> pixels, int to, ExposureGain gain)
    {
        var changed = false;
        for (var i = 0; i < pixels.Length; i++)
        {
            var (shown, seen) = (_shown[to + i], gain.Normalise(i % 3, pixels[i]));
            if (!_begun || Math.Abs(seen - shown) > settings.Slight)
            {
                _shown[to + i] = _begun ? (byte)(seen - ((seen - shown) / 2)) : seen;
                changed = true;
            }
        }

        return changed;
    }
}
