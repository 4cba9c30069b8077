using PaintSound.Core.Sources;

namespace PaintSound.Performance.RealTime;

/// <summary>
/// What the camera sees around the canvas. Paint changes only the canvas; an easel or a camera that moved changes its surroundings, too. A change of
/// the light is removed first. Not thread-safe. Does not allocate after its creation.
/// </summary>
public sealed class Surroundings
{
    /// <summary>A pixel has changed if it differs by more than this after the light was removed, in steps of 0..255.</summary>
    private const int MinDifference = 24;

    /// <summary>The changed surroundings, as a share of the canvas's own area, from which they have moved: a canvas moved by so much of its width.</summary>
    private const double MinShare = 0.05;

    private readonly byte[] _remembered = new byte[CameraPreview.PictureBytes];
    private readonly int[] _differences = new int[511];
    private bool _hasPicture;

    /// <summary>Remembers a picture in which the canvas was at its corners.</summary>
    /// <param name="rgb"><see cref="CameraPreview.PictureBytes"/> bytes.</param>
    public void Remember(ReadOnlySpan<byte> rgb)
    {
        rgb.CopyTo(_remembered);
        _hasPicture = true;
    }

    /// <summary>Compares a picture with the one that was remembered.</summary>
    /// <param name="rgb"><see cref="CameraPreview.PictureBytes"/> bytes.</param>
    /// <param name="corners">The corners of the canvas in both.</param>
    /// <returns>True if they differ around the canvas; false without a remembered picture.</returns>
    public bool HaveMoved(ReadOnlySpan<byte> rgb, Corners corners)
    {
        if (!_hasPicture)
        {
            return false;
        }

        Array.Clear(_differences);
        var around = 0;
        for (var pixel = 0; pixel < CameraPreview.Width * CameraPreview.Height; pixel++)
        {
            var (x, y) = ((pixel % CameraPreview.Width) + 0.5, (pixel / CameraPreview.Width) + 0.5);
            if (!corners.Contain(x / CameraPreview.Width, y / CameraPreview.Height))
            {
                var green = (3 * pixel) + 1;
                _differences[rgb[green] - _remembered[green] + 255]++;
                around++;
            }
        }

        var light = FindMedian(around);
        var changed = 0;
        for (var i = 0; i < _differences.Length; i++)
        {
            changed += Math.Abs(i - light) > MinDifference ? _differences[i] : 0;
        }

        return changed > MinShare * ((CameraPreview.Width * CameraPreview.Height) - around);
    }

    private int FindMedian(int count)
    {
        var median = 0;
        for (var below = _differences[0]; 2 * below < count; below += _differences[median])
        {
            median++;
        }

        return median;
    }
}
