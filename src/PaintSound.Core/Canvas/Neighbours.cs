namespace PaintSound.Core.Canvas;

/// <summary>The up to eight neighbours of a cell of <see cref="OcclusionMask"/>, to be used with foreach. Does not allocate.</summary>
/// <param name="cell">The index of the cell, row by row.</param>
internal ref struct Neighbours(int cell)
{
    private readonly int _x = cell % OcclusionMask.Across, _y = cell / OcclusionMask.Across;
    private int _step = -1;

    /// <summary>The index of the present neighbour.</summary>
    public int Current { get; private set; }

    /// <summary>Returns itself.</summary>
    public readonly Neighbours GetEnumerator() => this;

    /// <summary>Moves to the next neighbour inside the picture.</summary>
    public bool MoveNext()
    {
        while (++_step < 9)
        {
            var (x, y) = (_x - 1 + (_step % 3), _y - 1 + (_step / 3));
            if (_step != 4 && (uint)x < OcclusionMask.Across && (uint)y < OcclusionMask.Across)
            {
                Current = (y * OcclusionMask.Across) + x;
                return true;
            }
        }

        return false;
    }
}
