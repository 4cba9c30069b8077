using System.Numerics;
using System.Runtime.InteropServices;

namespace PaintSound.Core.Canvas;

/// <summary>Looks at a block of neighbouring pixels at once: most blocks of a canvas have nothing new.</summary>
internal static class PixelBlock
{
    /// <summary>The number of pixels in a block. The canvas consists of whole blocks.</summary>
    public static int Length => Vector<byte>.Count;

    /// <summary>True if a value is true for all pixels of a block.</summary>
    /// <param name="values">One value for each pixel.</param>
    /// <param name="block">The first pixel of the block.</param>
    public static bool AreTrue(ReadOnlySpan<bool> values, int block) => Vector.EqualsAll(new Vector<byte>(MemoryMarshal.AsBytes(values)[block..]), Vector<byte>.One);

    /// <summary>True if a value is not above a threshold for any pixel of a block.</summary>
    /// <param name="values">One value for each pixel.</param>
    /// <param name="block">The first pixel of the block.</param>
    /// <param name="threshold">The threshold, at least 0; no value is above 255.</param>
    public static bool AreAtMost(ReadOnlySpan<byte> values, int block, int threshold) =>
        Vector.LessThanOrEqualAll(new Vector<byte>(values[block..]), new Vector<byte>((byte)Math.Clamp(threshold, 0, byte.MaxValue)));
}
