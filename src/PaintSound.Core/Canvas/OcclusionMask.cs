using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// Finds the cells that hand, arm or head and their shadows cover, also while they rest. Holds the state of one frame at a time. Does not allocate.
/// </summary>
/// <remarks>
/// <para>
/// The mask divides the canvas into cells of 4 x 4 pixels. Neighbouring cells that move or have changed are a region. Covered are: the cells near a
/// moving one, if their region moves and touches the border; cells with the colours of hand and arm (<see cref="OccluderColours"/>; until these are known, anything that has not kept still for long) that are
/// joined to the border or to such a region; the still inside of something whose outline moves; and the shadow beside all of these. Each with a
/// margin for soft rims.
/// </para>
/// </remarks>
internal sealed class OcclusionMask
{
    public const int CellSize = 4;
    public const int Across = IFrameSource.Size / CellSize;
    public const int Cells = Across * Across;
    private const int Margin = 2;

    // How far from a moving cell a plain sleeve may look still, in cells.
    private const int MaxDistance = 3;

    // How far a shadow falls beside an arm, in cells: a tenth of the canvas.
    private const int MaxShadow = 6;

    // Single pixels flicker; three of the 16 in a cell do not flicker together.
    private const int MinPixels = 3;

    private readonly byte[] _moving = new byte[Cells], _changed = new byte[Cells], _coloured = new byte[Cells], _shaded = new byte[Cells];
    private readonly ushort[] _still = new ushort[Cells];   // frames since a changed cell moved
    private readonly bool[] _visited = new bool[Cells], _covered = new bool[Cells], _occluded = new bool[Cells];
    private readonly int[] _region = new int[Cells], _distance = new int[Cells], _front = new int[Cells];
    private readonly Func<int, bool> _isActive, _isColoured, _isShaded;

    public OcclusionMask() => (_isActive, _isColoured, _isShaded) = (IsActive, IsColoured, IsShaded);

    private int _unknownFrames;

    /// <summary>True if anything moves in a region that touches the border.</summary>
    public bool Moves { get; private set; }

    /// <summary>The number of cells with the colours of hand or arm that are covered.</summary>
    public int ColouredCells { get; private set; }

    public static int GetCell(int x, int y) => y / CellSize * Across + x / CellSize;

    /// <summary>Removes the last frame.</summary>
    public void Clear()
    {
        Array.Clear(_moving);
        Array.Clear(_changed);
        Array.Clear(_coloured);
        Array.Clear(_shaded);
        Array.Clear(_visited);
        Array.Clear(_covered);
        Array.Clear(_occluded);
        (Moves, ColouredCells) = (false, 0);
    }

    public void AddMoving(int cell) => _moving[cell]++;

    /// <summary>Adds a steady pixel that differs from the settled picture.</summary>
    /// <param name="cell">Its cell.</param>
    /// <param name="isColoured">True if it has the colour of hand or arm.</param>
    /// <param name="isShaded">True if it looks like the settled picture in a shadow.</param>
    public void AddChanged(int cell, bool isColoured, bool isShaded)
    {
        _changed[cell]++;
        _coloured[cell] += isColoured ? (byte)1 : (byte)0;
        _shaded[cell] += isShaded ? (byte)1 : (byte)0;
    }

    public bool IsOccluded(int cell) => _occluded[cell];

    /// <summary>True if a cell is steady, differs from the settled picture and is not occluded.</summary>
    public bool IsNew(int cell) => !_occluded[cell] && !IsMoving(cell) && _changed[cell] >= MinPixels;

    public bool IsChanged(int cell) => _changed[cell] >= MinPixels;

    public bool IsMoving(int cell) => _moving[cell] >= MinPixels;

    /// <summary>Finds the occluded cells. Call it after adding every pixel.</summary>
    /// <param name="unknownFrames">
    /// While the colours of hand and arm are not known: how many frames something must keep still to be paint if it reaches over the border. 0 as soon
    /// as they are known.
    /// </param>
    public void FindOccluded(int unknownFrames = 0)
    {
        _unknownFrames = unknownFrames;
        for (var cell = 0; cell < Cells; cell++)
        {
            _still[cell] = IsChanged(cell) && !IsMoving(cell) ? (ushort)Math.Min(_still[cell] + 1, ushort.MaxValue - 1) : (ushort)0;
        }

        for (var cell = 0; cell < Cells; cell++)
        {
            if (!_visited[cell] && IsActive(cell) && CollectRegion(cell, out var size))
            {
                Moves = true;
                CoverNearMoving(size);
            }
        }

        CoverEnclosed();
        CoverColoured();
        CoverShadow();
        for (var cell = 0; cell < Cells; cell++)
        {
            if (_covered[cell])
            {
                Mark(cell);
            }
        }
    }

    /// <summary>True if a cell is at the border of the picture.</summary>
    public static bool IsBorder(int cell) => cell % Across is 0 or Across - 1 || cell / Across is 0 or Across - 1;

    private bool IsColoured(int cell) => IsChanged(cell) && (2 * _coloured[cell] >= _changed[cell] || _still[cell] < _unknownFrames);

    private bool IsShaded(int cell) => IsChanged(cell) && 2 * _shaded[cell] >= _changed[cell];

    private bool IsActive(int cell) => IsMoving(cell) || IsChanged(cell);

    // Collects the region of a cell. Returns true if the region both moves and touches the border.
    private bool CollectRegion(int first, out int size)
    {
        var (moves, touches) = (false, false);
        (_region[0], _visited[first], size) = (first, true, 1);
        for (var n = 0; n < size; n++)
        {
            _distance[_region[n]] = int.MaxValue;
            moves |= IsMoving(_region[n]);
            touches |= IsBorder(_region[n]);
            foreach (var neighbour in new Neighbours(_region[n]))
            {
                if (!_visited[neighbour] && IsActive(neighbour))
                {
                    _visited[neighbour] = true;
                    _region[size++] = neighbour;
                }
            }
        }

        return moves && touches;
    }

    // Covers the cells of the region up to MaxDistance from a moving cell, in order of distance.
    private void CoverNearMoving(int size)
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

        Spread(reached, MaxDistance, _isActive);
    }

    // Covers a still area if most of its outline is covered or leaves the picture: the plain inside of a large thing that moves.
    private void CoverEnclosed()
    {
        Array.Clear(_visited);
        for (var first = 0; first < Cells; first++)
        {
            if (_visited[first] || _covered[first] || !IsChanged(first))
            {
                continue;
            }

            var (size, open, closed) = (1, 0, 0);
            (_region[0], _visited[first]) = (first, true);
            for (var n = 0; n < size; n++)
            {
                foreach (var neighbour in new Neighbours(_region[n]))
                {
                    if (_covered[neighbour])
                    {
                        closed++;
                    }
                    else if (!IsChanged(neighbour))
                    {
                        open++;
                    }
                    else if (!_visited[neighbour])
                    {
                        _visited[neighbour] = true;
                        _region[size++] = neighbour;
                    }
                }
            }

            for (var n = 0; closed > 3 * open && n < size; n++)
            {
                _covered[_region[n]] = true;
            }
        }
    }

    // Covers what has the colours of hand and arm and is joined to the border or to something that moves.
    private void CoverColoured()
    {
        var reached = 0;
        Array.Fill(_distance, int.MaxValue);
        for (var cell = 0; cell < Cells; cell++)
        {
            if (_covered[cell] || (IsColoured(cell) && IsBorder(cell)))
            {
                _distance[cell] = 0;
                _front[reached++] = cell;
                ColouredCells += IsColoured(cell) ? 1 : 0;
            }
        }

        var joined = Spread(reached, Cells, _isColoured);
        ColouredCells += joined - reached;
    }

    private void CoverShadow()
    {
        var reached = 0;
        for (var cell = 0; cell < Cells; cell++)
        {
            _distance[cell] = _covered[cell] ? 0 : int.MaxValue;
            if (_covered[cell])
            {
                _front[reached++] = cell;
            }
        }

        Spread(reached, MaxShadow, _isShaded);
    }

    // Covers the front and all cells that are joined to it, up to a distance. Returns the number of all these cells.
    private int Spread(int reached, int maxDistance, Func<int, bool> joins)
    {
        for (var n = 0; n < reached; n++)
        {
            var cell = _front[n];
            _covered[cell] = true;
            if (_distance[cell] == maxDistance)
            {
                continue;
            }

            foreach (var neighbour in new Neighbours(cell))
            {
                if (_distance[neighbour] == int.MaxValue && joins(neighbour))
                {
                    _distance[neighbour] = _distance[cell] + 1;
                    _front[reached++] = neighbour;
                }
            }
        }

        return reached;
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
