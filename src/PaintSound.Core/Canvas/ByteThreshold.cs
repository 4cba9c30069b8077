namespace PaintSound.Core.Canvas;

/// <summary>A threshold of differences and spreads, which are bytes: every byte is compared with it as with the number itself.</summary>
internal static class ByteThreshold
{
    /// <summary>Returns the byte that is nearest to a threshold, which is at least 0.</summary>
    public static byte From(int threshold) => (byte)Math.Clamp(threshold, 0, byte.MaxValue);
}
