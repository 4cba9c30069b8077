using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// Finds where an arm and its shadow lie on the canvas, even where they rest so still that single pixels look like paint. State of
/// one frame at a time; nothing allocates.
/// </summary>
/// <remarks>
/// An arm comes in over the border, and somewhere it moves. So whatever has changed and hangs together, in cells of 4 x 4
/// pixels, with something that moves and with the border, is an arm (or paint that it still touches) and has to wait; a
/// margin around it belongs to its soft shadow. Paint that lies free does not wait. An arm that rests without any movement for the
/// whole window is not told from paint, until it moves on.
/// </remarks>
internal sealed class ArmRegions
{
    public const int CellSize = 4;
    private const int Across = IFrameSource.Size / CellSize;
    private const int Margin = 2;

    // Single pixels flicker; three of the sixteen in a cell do not do so together.
    private const int Enough = 3;

    private readonly byte[] moving = new byte[Across * Across], changed = new byte[Across * Across];
    private readonly bool[] visited = new bool[Across * Across], arm = new bool[Across * Across];
    private readonly int[] region = new int[Across * Across];

    /// <summary>Forgets the last frame.</summary>
    public void Clear()
    {
        Array.Clear(moving);
        Array.Clear(changed);
        Array.Clear(visited);
        Array.Clear(arm);
    }

    public static int CellOf(int x, int y) => y / CellSize * Across + x / CellSize;

    public void AddMoving(int cell) => moving[cell]++;

    public void AddChanged(int cell) => changed[cell]++;

    public bool IsArm(int cell) => arm[cell];

    /// <summary>Decides, when every pixel has been added.</summary>
    public void Find()
    {
        for (var cell = 0; cell < visited.Length; cell++)
        {
            if (!visited[cell] && IsForeign(cell))
            {
                var size = Gather(cell, out var isArm);
                for (var n = 0; isArm && n < size; n++)
                {
                    Mark(region[n]);
                }
            }
        }
    }

    private bool IsForeign(int cell) => moving[cell] >= Enough || changed[cell] >= Enough;

    private int Gather(int first, out bool isArm)
    {
        var (size, moves, touches) = (1, false, false);
        region[0] = first;
        visited[first] = true;
        for (var n = 0; n < size; n++)
        {
            var (x, y) = (region[n] % Across, region[n] / Across);
            moves |= moving[region[n]] >= Enough;
            touches |= x == 0 || y == 0 || x == Across - 1 || y == Across - 1;
            for (var ny = Math.Max(0, y - 1); ny <= Math.Min(Across - 1, y + 1); ny++)
            {
                for (var nx = Math.Max(0, x - 1); nx <= Math.Min(Across - 1, x + 1); nx++)
                {
                    var neighbour = ny * Across + nx;
                    if (!visited[neighbour] && IsForeign(neighbour))
                    {
                        visited[neighbour] = true;
                        region[size++] = neighbour;
                    }
                }
            }
        }

        isArm = moves && touches;
        return size;
    }

    private void Mark(int cell)
    {
        var (x, y) = (cell % Across, cell / Across);
        for (var ny = Math.Max(0, y - Margin); ny <= Math.Min(Across - 1, y + Margin); ny++)
        {
            arm.AsSpan(ny * Across + Math.Max(0, x - Margin), Math.Min(Across - 1, x + Margin) - Math.Max(0, x - Margin) + 1).Fill(true);
        }
    }
}
