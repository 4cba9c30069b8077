using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// Finds what stands between the painting and the camera: what moves, has the colours of hand and arm (<see cref="OcclusionMask"/>), or leans at the
/// canvas (<see cref="RestingObjects"/>). Not thread-safe. Does not allocate after its creation.
/// </summary>
/// <param name="changeThreshold">The difference in steps of 0..255 from which a pixel has changed.</param>
/// <param name="ticksUntilResting">What stands still for this long rests.</param>
internal sealed class OccluderDetector(int changeThreshold, long ticksUntilResting)
{
    /// <summary>More cells than this are a hand; less may be a splash of paint in the colour of one.</summary>
    private const int MinCoveredCells = 12;

    private const int Pixels = IFrameSource.Size * IFrameSource.Size;

    private readonly OcclusionMask _occlusion = new();
    private readonly OccluderColours _colours = new(Pixels);
    private readonly RestingObjects _resting = new();
    private readonly byte[] _frameDifference = new byte[Pixels], _medianDifference = new byte[Pixels];
    private readonly bool[] _covers = new bool[Pixels];
    private long _lastMotion;   // ticks

    /// <summary>True if the colours of hand and arm are known.</summary>
    public bool KnowsColours => _colours.IsKnown;

    /// <summary>For every pixel, the difference of the median from the settled picture at the last <see cref="Find"/>, in steps of 0..255.</summary>
    public ReadOnlySpan<byte> MedianDifference => _medianDifference;

    /// <summary>For every pixel, true if something stood in front of it at the last <see cref="Find"/>.</summary>
    public ReadOnlySpan<bool> Covers => _covers;

    /// <summary>Forgets the colours and what rests.</summary>
    public void Clear()
    {
        _colours.Clear();
        _resting.Clear();
    }

    /// <summary>Adds moving and changed pixels to the occlusion mask, and learns the colours of what stands in front of the canvas.</summary>
    /// <param name="frame">The frame, normalised: 224 x 224 x 3 bytes.</param>
    /// <param name="median">The median of the moving window.</param>
    /// <param name="settled">The settled picture.</param>
    /// <param name="hasSettled">For every pixel, true if it has settled at least once.</param>
    /// <param name="spread">For every pixel, how much it varied in the window.</param>
    /// <param name="flickerThreshold">The spread of a steady pixel.</param>
    /// <param name="unknownFrames">For how many frames what reaches over the border must keep still to be paint.</param>
    public void Find(
        ReadOnlySpan<byte> frame, byte[] median, byte[] settled, bool[] hasSettled, ReadOnlySpan<byte> spread, int flickerThreshold, int unknownFrames)
    {
        PixelDifference.OfAll(frame, settled, _frameDifference);
        PixelDifference.OfAll(median, settled, _medianDifference);
        _occlusion.Clear();
        for (var block = 0; block < Pixels; block += PixelBlock.Length)
        {
            if (!IsQuiet(block, hasSettled, spread, flickerThreshold))
            {
                FindIn(block, frame, median, settled, hasSettled, spread, flickerThreshold);
            }
        }

        _occlusion.FindOccluded(unknownFrames);
        _resting.Find(_occlusion, median, settled, changeThreshold);
        _colours.Forget();
        FindCovers();
    }

    /// <summary>Tells the colour of new paint: it is none of a hand.</summary>
    /// <param name="pixel">The pixel.</param>
    /// <param name="settled">The settled picture.</param>
    public void AddPaint(int pixel, ReadOnlySpan<byte> settled) => _colours.AddPaint(pixel, settled);

    /// <summary>Judges what the last call of <see cref="Find"/> found.</summary>
    /// <param name="timestamp">The time of the frame in ticks.</param>
    public CanvasCover Judge(long timestamp)
    {
        if (_occlusion.Moves)
        {
            _lastMotion = timestamp;
        }

        var isCovered = _occlusion.Moves || _occlusion.ColouredCells > MinCoveredCells;
        return _resting.Any || (isCovered && timestamp - _lastMotion > ticksUntilResting) ? CanvasCover.Resting
            : isCovered ? CanvasCover.Covered : CanvasCover.Free;
    }

    /// <summary>True if the pixels of a block have settled, are steady, look as they did, and nothing is to be learned from them: most of a canvas, most of the time.</summary>
    private bool IsQuiet(int block, bool[] hasSettled, ReadOnlySpan<byte> spread, int flickerThreshold) =>
        PixelBlock.AreTrue(hasSettled, block)
        && PixelBlock.AreAtMost(spread, block, flickerThreshold)
        && PixelBlock.AreAtMost(_frameDifference, block, changeThreshold)
        && PixelBlock.AreAtMost(_medianDifference, block, changeThreshold)
        && PixelBlock.AreAtMost(_colours.Differences, block, 0);

    private void FindIn(int block, ReadOnlySpan<byte> frame, byte[] median, byte[] settled, bool[] hasSettled, ReadOnlySpan<byte> spread, int flickerThreshold)
    {
        for (var pixel = block; pixel < block + PixelBlock.Length; pixel++)
        {
            if (hasSettled[pixel])
            {
                Learn(pixel, frame, settled);
            }

            if (spread[pixel] > flickerThreshold)
            {
                _occlusion.AddMoving(CellOf(pixel));
            }
            else if (hasSettled[pixel] && _medianDifference[pixel] > changeThreshold)
            {
                _occlusion.AddChanged(CellOf(pixel), _colours.IsOccluder(median, 3 * pixel), RestingObjects.IsShaded(median, settled, 3 * pixel));
            }
        }
    }

    private void FindCovers()
    {
        for (var cell = 0; cell < OcclusionMask.Cells; cell++)
        {
            var isCovered = _occlusion.IsOccluded(cell) || _resting.Covers(cell);
            var first = (cell / OcclusionMask.Across * OcclusionMask.CellSize * IFrameSource.Size) + (cell % OcclusionMask.Across * OcclusionMask.CellSize);
            for (var row = 0; row < OcclusionMask.CellSize; row++)
            {
                _covers.AsSpan(first + (row * IFrameSource.Size), OcclusionMask.CellSize).Fill(isCovered);
            }
        }
    }

    private void Learn(int pixel, ReadOnlySpan<byte> frame, byte[] settled)
    {
        var difference = _frameDifference[pixel];
        if (difference <= changeThreshold)
        {
            _colours.AddSame(pixel);
        }
        else if (!RestingObjects.IsShaded(frame, settled, 3 * pixel))
        {
            // Ground in a shadow looks like a thin light paint.
            _colours.AddDifferent(pixel, frame, difference);
        }
    }

    private static int CellOf(int pixel) => OcclusionMask.GetCell(pixel % IFrameSource.Size, pixel / IFrameSource.Size);
}
