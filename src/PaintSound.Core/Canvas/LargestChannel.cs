using System.Runtime.Intrinsics;

namespace PaintSound.Core.Canvas;

/// <summary>Finds the largest channel of each pixel, 16 pixels at a time: the canvas is compared eight times per second, while Live needs the processor.</summary>
internal static class LargestChannel
{
    private const int Channels = 3;

    // Of 48 bytes, those at 0, 3, 6 ... start a pixel. 255 gives 0.
    private static readonly Vector128<byte> First = Vector128.Create(0, 3, 6, 9, 12, 15, 255, 255, 255, 255, 255, 255, 255, 255, 255, (byte)255);
    private static readonly Vector128<byte> Second = Vector128.Create(255, 255, 255, 255, 255, 255, 2, 5, 8, 11, 14, 255, 255, 255, 255, (byte)255);
    private static readonly Vector128<byte> Third = Vector128.Create(255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 4, 7, 10, (byte)13);

    /// <summary>Finds the largest of the three values of each pixel.</summary>
    /// <param name="rgb">Three bytes for each pixel.</param>
    /// <param name="largest">Receives one byte for each pixel.</param>
    public static void Find(ReadOnlySpan<byte> rgb, Span<byte> largest)
    {
        var pixel = 0;

        // Each vector is read at three places next to each other, so two bytes behind the last pixel are read, too.
        for (var n = 0; n + (Channels * Vector128<byte>.Count) + Channels - 1 <= rgb.Length; n += Channels * Vector128<byte>.Count)
        {
            var found = Vector128.Shuffle(LargestAt(rgb, n), First)
                | Vector128.Shuffle(LargestAt(rgb, n + Vector128<byte>.Count), Second)
                | Vector128.Shuffle(LargestAt(rgb, n + (2 * Vector128<byte>.Count)), Third);
            found.CopyTo(largest[pixel..]);
            pixel += Vector128<byte>.Count;
        }

        for (; pixel < largest.Length; pixel++)
        {
            var n = Channels * pixel;
            largest[pixel] = Math.Max(rgb[n], Math.Max(rgb[n + 1], rgb[n + 2]));
        }
    }

    private static Vector128<byte> LargestAt(ReadOnlySpan<byte> rgb, int n) =>
        Vector128.Max(Vector128.Create(rgb[n..]), Vector128.Max(Vector128.Create(rgb[(n + 1)..]), Vector128.Create(rgb[(n + 2)..])));
}
