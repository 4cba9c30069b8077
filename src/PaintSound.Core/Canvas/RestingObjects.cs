using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// Finds objects that lean at the canvas, such as a palette knife: something new and still that reaches over the border, is long and straight, and
/// casts a shadow to one side. Paint casts none. Remembers the cells of an object until they look as before or something moves there. Allocates
/// once. Not thread-safe.
/// </summary>
internal sealed class RestingObjects
{
    /// <summary>The least length of an object, in widths.</summary>
    private const double MinElongation = 3.2;

    /// <summary>The least share of a rectangle around the object that it fills.</summary>
    private const double MinFill = 0.72;

    /// <summary>The least area of the shadow, in areas of the object.</summary>
    private const double MinShadow = 0.15;

    /// <summary>The least distance of the shadow's centre from the object's axis, in widths.</summary>
    private const double MinOffset = 0.35;

    private const int MinPixels = 80, MaxPixels = IFrameSource.Size * IFrameSource.Size / 12, Margin = 2;

    private readonly bool[] _held = new bool[OcclusionMask.Cells], _heldWithMargin = new bool[OcclusionMask.Cells], _visited = new bool[OcclusionMask.Cells];
    private readonly int[] _region = new int[OcclusionMask.Cells];

    /// <summary>True if an object leans at the canvas.</summary>
    public bool Any { get; private set; }

    /// <summary>True if an object or its shadow covers the cell.</summary>
    /// <param name="cell">The index of the cell.</param>
    public bool Covers(int cell) => _heldWithMargin[cell];

    /// <summary>Forgets all objects.</summary>
    public void Clear()
    {
        Array.Clear(_held);
        Array.Clear(_heldWithMargin);
        Any = false;
    }

    /// <summary>Looks for objects among what is new.</summary>
    /// <param name="mask">What is new and not covered by hand or arm.</param>
    /// <param name="picture">The median of the last frames.</param>
    /// <param name="settled">The settled picture.</param>
    /// <param name="threshold">The least difference of a changed pixel, in steps of 0..255.</param>
    public void Find(OcclusionMask mask, ReadOnlySpan<byte> picture, ReadOnlySpan<byte> settled, int threshold)
    {
        Array.Clear(_visited);
        Array.Clear(_heldWithMargin);
        Any = false;
        for (var cell = 0; cell < _held.Length; cell++)
        {
            _held[cell] &= mask.IsChanged(cell) && !mask.IsMoving(cell);
        }

        for (var first = 0; first < _held.Length; first++)
        {
            if (_visited[first] || !IsPart(mask, first))
            {
                continue;
            }

            var region = Collect(mask, first, out var touchesBorder);
            var isObject = touchesBorder && IsObject(region, picture, settled, threshold);
            foreach (var cell in region)
            {
                // A part of an object stays one while the rest is covered by a hand.
                _held[cell] |= isObject;
                if (_held[cell])
                {
                    Any = true;
                    Hold(cell);
                }
            }
        }
    }

    /// <summary>True if a pixel looks like the settled picture in a shadow: darker by the same factor in all channels.</summary>
    public static bool IsShaded(ReadOnlySpan<byte> picture, ReadOnlySpan<byte> settled, int n)
    {
        float least = 2, most = 0;
        for (var channel = n; channel < n + 3; channel++)
        {
            if (settled[channel] < 24)
            {
                continue;
            }

            var ratio = (float)picture[channel] / settled[channel];
            (least, most) = (Math.Min(least, ratio), Math.Max(most, ratio));
        }

        return least > 0.5f && most < 0.96f && most - least < 0.06f;
    }

    private bool IsPart(OcclusionMask mask, int cell) => _held[cell] || mask.IsNew(cell);

    private ReadOnlySpan<int> Collect(OcclusionMask mask, int first, out bool touchesBorder)
    {
        var size = 1;
        touchesBorder = false;
        (_region[0], _visited[first]) = (first, true);
        for (var n = 0; n < size; n++)
        {
            touchesBorder |= OcclusionMask.IsBorder(_region[n]);
            foreach (var neighbour in new Neighbours(_region[n]))
            {
                if (!_visited[neighbour] && IsPart(mask, neighbour))
                {
                    _visited[neighbour] = true;
                    _region[size++] = neighbour;
                }
            }
        }

        return _region.AsSpan(0, size);
    }

    private static bool IsObject(ReadOnlySpan<int> region, ReadOnlySpan<byte> picture, ReadOnlySpan<byte> settled, int threshold)
    {
        if (region.Length * OcclusionMask.CellSize * OcclusionMask.CellSize < MinPixels)
        {
            return false;
        }

        double count = 0, sumX = 0, sumY = 0, xx = 0, yy = 0, xy = 0, shaded = 0, shadedX = 0, shadedY = 0;
        foreach (var cell in region)
        {
            for (var inCell = 0; inCell < OcclusionMask.CellSize * OcclusionMask.CellSize; inCell++)
            {
                var (x, y) = ((cell % OcclusionMask.Across * OcclusionMask.CellSize) + (inCell % OcclusionMask.CellSize),
                    (cell / OcclusionMask.Across * OcclusionMask.CellSize) + (inCell / OcclusionMask.CellSize));
                var n = 3 * ((y * IFrameSource.Size) + x);
                if (PixelDifference.Of(picture, settled, n) <= threshold)
                {
                    continue;
                }

                if (IsShaded(picture, settled, n))
                {
                    (shaded, shadedX, shadedY) = (shaded + 1, shadedX + x, shadedY + y);
                }
                else
                {
                    (count, sumX, sumY, xx, yy, xy) = (count + 1, sumX + x, sumY + y, xx + (x * x), yy + (y * y), xy + (x * y));
                }
            }
        }

        if (count is < MinPixels or > MaxPixels || shaded < MinShadow * count)
        {
            return false;
        }

        // The axes of an ellipse with the same second moments. A rectangle of length a and width b has the variances a a / 12 and b b / 12.
        var (meanX, meanY) = (sumX / count, sumY / count);
        var (varX, varY, cov) = ((xx / count) - (meanX * meanX), (yy / count) - (meanY * meanY), (xy / count) - (meanX * meanY));
        var root = Math.Sqrt(((varX - varY) * (varX - varY) / 4) + (cov * cov));
        var (major, minor) = (((varX + varY) / 2) + root, Math.Max(0.1, ((varX + varY) / 2) - root));
        var angle = 0.5 * Math.Atan2(2 * cov, varX - varY);
        var offset = Math.Abs((-Math.Sin(angle) * ((shadedX / shaded) - meanX)) + (Math.Cos(angle) * ((shadedY / shaded) - meanY)));
        return Math.Sqrt(major / minor) >= MinElongation && count / (12 * Math.Sqrt(major * minor)) >= MinFill && offset >= MinOffset * Math.Sqrt(12 * minor);
    }

    private void Hold(int cell)
    {
        var (x, y) = (cell % OcclusionMask.Across, cell / OcclusionMask.Across);
        for (var ny = Math.Max(0, y - Margin); ny <= Math.Min(OcclusionMask.Across - 1, y + Margin); ny++)
        {
            for (var nx = Math.Max(0, x - Margin); nx <= Math.Min(OcclusionMask.Across - 1, x + Margin); nx++)
            {
                _heldWithMargin[(ny * OcclusionMask.Across) + nx] = true;
            }
        }
    }
}
