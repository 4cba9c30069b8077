using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// Finds the cells that an arm and its shadow cover, even if the arm rests so still that its pixels look like paint. Holds the state of one
/// frame at a time. Does not allocate.
/// </summary>
/// <remarks>
/// An arm enters over the border, and part of it moves. The mask divides the canvas into cells of 4 x 4 pixels and joins neighbouring cells
/// that move or have changed into regions. If a region moves and touches the border, its cells within half an arm's width of a moving cell are
/// occluded, plus a margin for the soft shadow. Paint outside of such a region, or farther away, is not occluded. The mask cannot tell an arm
/// that does not move at all for the whole window from paint until the arm moves again.
/// </remarks>
internal sealed class OcclusionMask
{
    public const int CellSize = 4;
    private const int Across = IFrameSource.Size / CellSize;
    private const int Margin = 2;

    // Half the width of an arm and its shadow in cells: an eighth of the canvas.
    private const int MaxDistance = 7;

    // Single pixels flicker; three of the 16 in a cell do not flicker together.
    private const int MinPixels = 3;

    private readonly byte[] _moving = new byte[Across * Across], _changed = new byte[Across * Across];
    private readonly bool[] _visited = new bool[Across * Across], _occluded = new bool[Across * Across];
    private readonly int[] _region = new int[Across * Across], _distance = new int[Across * Across], _front = new int[Across * Across];

    /// <summary>Removes the last frame.</summary>
    public void Clear()
    {
        Array.Clear(_moving);
        Array.Clear(_changed);
        Array.Clear(_visited);
        Array.Clear(_occluded);
    }

    public static int GetCell(int x, int y) => y / CellSize * Across + x / CellSize;

    public void AddMoving(int cell) => _moving[cell]++;

    public void AddChanged(int cell) => _changed[cell]++;

    public bool IsOccluded(int cell) => _occluded[cell];

    /// <summary>Finds the occluded cells. Call it after adding every pixel.</summary>
    public void FindOccluded()
    {
        for (var cell = 0; cell < _visited.Length; cell++)
        {
            if (!_visited[cell] && IsActive(cell) && CollectRegion(cell, out var size))
            {
                MarkNearMoving(size);
            }
        }
    }

    private bool IsMoving(int cell) => _moving[cell] >= MinPixels;

    private bool IsActive(int cell) => IsMoving(cell) || _changed[cell] >= MinPixels;

    // Collects the region of a cell. Returns true if the region both moves and touches the border.
    private bool CollectRegion(int first, out int size)
    {
        var (moves, touches) = (false, false);
        (_region[0], _visited[first], size) = (first, true, 1);
        for (var n = 0; n < size; n++)
        {
            var (x, y) = (_region[n] % Across, _region[n] / Across);
            moves |= IsMoving(_region[n]);
            touches |= x == 0 || y == 0 || x == Across - 1 || y == Across - 1;
            for (var ny = Math.Max(0, y - 1); ny <= Math.Min(Across - 1, y + 1); ny++)
            {
                for (var nx = Math.Max(0, x - 1); nx <= Math.Min(Across - 1, x + 1); nx++)
                {
                    var neighbour = ny * Across + nx;
                    if (!_visited[neighbour] && IsActive(neighbour))
                    {
                        (_visited[neighbour], _distance[neighbour]) = (true, int.MaxValue);
                        _region[size++] = neighbour;
                    }
                }
            }
        }

        _distance[first] = int.MaxValue;
        return moves && touches;
    }

    // Marks the cells of the region up to MaxDistance from a moving cell, in order of distance.
    private void MarkNearMoving(int size)
    {
        var reached = 0;
        for (var n = 0; n < size; n++)
        {
            if (IsMoving(_region[n]))
            {
                _distance[_region[n]] = 0;
                _front[reached++] = _region[n];
            }
        }

        for (var n = 0; n < reached; n++)
        {
            var cell = _front[n];
            Mark(cell);
            if (_distance[cell] == MaxDistance)
            {
                continue;
            }

            var (x, y) = (cell % Across, cell / Across);
            for (var ny = Math.Max(0, y - 1); ny <= Math.Min(Across - 1, y + 1); ny++)
            {
                for (var nx = Math.Max(0, x - 1); nx <= Math.Min(Across - 1, x + 1); nx++)
                {
                    var neighbour = ny * Across + nx;
                    if (IsActive(neighbour) && _distance[neighbour] == int.MaxValue)
                    {
                        _distance[neighbour] = _distance[cell] + 1;
                        _front[reached++] = neighbour;
                    }
                }
            }
        }
    }

    private void Mark(int cell)
    {
        var (x, y) = (cell % Across, cell / Across);
        for (var ny = Math.Max(0, y - Margin); ny <= Math.Min(Across - 1, y + Margin); ny++)
        {
            _occluded.AsSpan(ny * Across + Math.Max(0, x - Margin), Math.Min(Across - 1, x + Margin) - Math.Max(0, x - Margin) + 1).Fill(true);
        }
    }
}
