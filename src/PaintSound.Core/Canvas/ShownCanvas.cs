using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// The settled canvas as an audience sees it, in a close-up's pixels. Wherever the newest frame shows the settled paint, its close-up is
/// taken; under a hand or a shadow stays what was taken last. One thread calls <see cref="See"/>, any other may copy; nothing
/// allocates after the constructor.
/// </summary>
/// <param name="closeUp">Filled by the source before each frame; null where there is none, and the settled pixels are enlarged.</param>
/// <param name="different">The difference in steps of 0..255 from which a frame's pixel shows something else than the settled one.</param>
internal sealed class ShownCanvas(CloseUp? closeUp, int different)
{
    private const int FrameRow = 3 * IFrameSource.Size, Row = 3 * CloseUp.Size;

    private readonly Lock _lock = new();
    private readonly byte[] _shown = new byte[CloseUp.PictureBytes];
    private bool _begun;

    /// <summary>Takes what is free to be seen.</summary>
    /// <param name="settled">The settled picture, 224 x 224 x 3 bytes.</param>
    /// <param name="frame">The newest frame under the exposure of the settled picture, as many.</param>
    /// <param name="gain">What brought the frame there.</param>
    public void See(ReadOnlySpan<byte> settled, ReadOnlySpan<byte> frame, ExposureGain gain)
    {
        lock (_lock)
        {
            for (var n = 0; n < settled.Length; n += 3)
            {
                var to = (n / FrameRow * CloseUp.Times * Row) + (n % FrameRow * CloseUp.Times);
                for (var row = 0; row < CloseUp.Times; row++, to += Row)
                {
                    if (closeUp is null)
                    {
                        Enlarge(settled.Slice(n, 3), to);
                    }
                    else if (!_begun || Shows(settled, frame, n))
                    {
                        Take(closeUp.Rgb.Slice(to, 3 * CloseUp.Times), to, gain);
                    }
                }
            }
        }

        _begun = true;
    }

    /// <summary>Forgets it: the next frame is another picture.</summary>
    public void Clear() => _begun = false;

    /// <summary>Copies it: black before the first frame.</summary>
    /// <param name="rgb">Receives <see cref="CloseUp.PictureBytes"/> bytes.</param>
    public void CopyTo(Span<byte> rgb)
    {
        lock (_lock)
        {
            _shown.CopyTo(rgb);
        }
    }

    private bool Shows(ReadOnlySpan<byte> settled, ReadOnlySpan<byte> frame, int n) =>
        Math.Abs(settled[n] - frame[n]) <= different
        && Math.Abs(settled[n + 1] - frame[n + 1]) <= different
        && Math.Abs(settled[n + 2] - frame[n + 2]) <= different;

    private void Enlarge(ReadOnlySpan<byte> pixel, int to)
    {
        for (var i = 0; i < 3 * CloseUp.Times; i++)
        {
            _shown[to + i] = pixel[i % 3];
        }
    }

    // Half of the way, so that the camera's noise does not dance on the wall; the greater half, so that it arrives.
    private void Take(ReadOnlySpan<byte> pixels, int to, ExposureGain gain)
    {
        for (var i = 0; i < pixels.Length; i++)
        {
            var (shown, seen) = (_shown[to + i], gain.Normalise(i % 3, pixels[i]));
            _shown[to + i] = _begun ? (byte)(seen - ((seen - shown) / 2)) : seen;
        }
    }
}
