using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// Finds where an arm and its shadow lie on the canvas, even where they rest so still that single pixels look like paint. State of
/// one frame at a time; nothing allocates.
/// </summary>
/// <remarks>
/// An arm comes in over the border, and somewhere it moves. So whatever has changed and hangs together, in cells of 4 x 4 pixels, with
/// something that moves and with the border may be an arm, as far as it lies within half an arm's width of what moves, and has to wait; a
/// margin around it belongs to its soft shadow. Paint that lies free, or further away, does not wait. An arm that rests without any
/// movement for the whole window is not told from paint, until it moves on.
/// </remarks>
internal sealed class OcclusionMask
{
    public const int CellSize = 4;
    private const int Across = IFrameSource.Size / CellSize;
    private const int Margin = 2;

    // Half the width of an arm and its shadow: an eighth of the canvas.
    private const int Reach = 7;

    // Single pixels flicker; three of the sixteen in a cell do not do so together.
    private const int Enough = 3;

    private readonly byte[] _moving = new byte[Across * Across], _changed = new byte[Across * Across];
    private readonly bool[] _visited = new bool[Across * Across], _arm = new bool[Across * Across];
    private readonly int[] _region = new int[Across * Across], _distance = new int[Across * Across], _front = new int[Across * Across];

    /// <summary>Forgets the last frame.</summary>
    public void Clear()
    {
        Array.Clear(_moving);
        Array.Clear(_changed);
        Array.Clear(_visited);
        Array.Clear(_arm);
    }

    public static int CellOf(int x, int y) => y / CellSize * Across + x / CellSize;

    public void AddMoving(int cell) => _moving[cell]++;

    public void AddChanged(int cell) => _changed[cell]++;

    public bool IsArm(int cell) => _arm[cell];

    /// <summary>Decides, when every pixel has been added.</summary>
    public void Find()
    {
        for (var cell = 0; cell < _visited.Length; cell++)
        {
            if (!_visited[cell] && IsForeign(cell) && Gather(cell, out var size))
            {
                Spread(size);
            }
        }
    }

    private bool Moves(int cell) => _moving[cell] >= Enough;

    private bool IsForeign(int cell) => Moves(cell) || _changed[cell] >= Enough;

    // Collects what hangs together; true when it both moves and touches the border.
    private bool Gather(int first, out int size)
    {
        var (moves, touches) = (false, false);
        (_region[0], _visited[first], size) = (first, true, 1);
        for (var n = 0; n < size; n++)
        {
            var (x, y) = (_region[n] % Across, _region[n] / Across);
            moves |= Moves(_region[n]);
            touches |= x == 0 || y == 0 || x == Across - 1 || y == Across - 1;
            for (var ny = Math.Max(0, y - 1); ny <= Math.Min(Across - 1, y + 1); ny++)
            {
                for (var nx = Math.Max(0, x - 1); nx <= Math.Min(Across - 1, x + 1); nx++)
                {
                    var neighbour = ny * Across + nx;
                    if (!_visited[neighbour] && IsForeign(neighbour))
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

    // From what moves through what hangs together with it, ring by ring.
    private void Spread(int size)
    {
        var reached = 0;
        for (var n = 0; n < size; n++)
        {
            if (Moves(_region[n]))
            {
                _distance[_region[n]] = 0;
                _front[reached++] = _region[n];
            }
        }

        for (var n = 0; n < reached; n++)
        {
            var cell = _front[n];
            Mark(cell);
            if (_distance[cell] == Reach)
            {
                continue;
            }

            var (x, y) = (cell % Across, cell / Across);
            for (var ny = Math.Max(0, y - 1); ny <= Math.Min(Across - 1, y + 1); ny++)
            {
                for (var nx = Math.Max(0, x - 1); nx <= Math.Min(Across - 1, x + 1); nx++)
                {
                    var neighbour = ny * Across + nx;
                    if (IsForeign(neighbour) && _distance[neighbour] == int.MaxValue)
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
            _arm.AsSpan(ny * Across + Math.Max(0, x - Margin), Math.Min(Across - 1, x + Margin) - Math.Max(0, x - Margin) + 1).Fill(true);
        }
    }
}
