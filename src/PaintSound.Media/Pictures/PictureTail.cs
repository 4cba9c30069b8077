using System.Buffers.Binary;
using ImageMagick;

namespace PaintSound.Media.Pictures;

/// <summary>Completes a picture file that was cut off where its decoder gives up, so that what is there can be seen.</summary>
internal static class PictureTail
{
    /// <summary>Larger files and pictures are not completed.</summary>
    private const long MaxBytes = 512 * 1024 * 1024;

    private const int MaxPixelBytes = 8;

    // Formats whose rows follow each other, so that zeros after the end stand for the missing ones. In the others, zeros would damage what is there.
    private static readonly HashSet<MagickFormat> Rows =
    [
        MagickFormat.Bmp, MagickFormat.Dds, MagickFormat.Dpx, MagickFormat.Hdr, MagickFormat.Pnm, MagickFormat.Psd, MagickFormat.Qoi, MagickFormat.Sgi, MagickFormat.Tga,
        MagickFormat.Tiff, MagickFormat.WebP,
    ];

    /// <summary>Returns the completed file; null if it cannot be completed.</summary>
    /// <param name="format">The format of the file.</param>
    /// <param name="file">The file, of at most 512 MB.</param>
    /// <param name="pixels">The number of pixels.</param>
    public static byte[]? Complete(MagickFormat format, ReadOnlySpan<byte> file, long pixels) => format switch
    {
        MagickFormat.Jpeg => JpegTail.Remove(file),
        MagickFormat.Png => PngTail.Complete(file, MaxBytes),
        _ when Rows.Contains(format) && CountMissing(format, file, pixels) is > 0 and < MaxBytes and var missing && IsEnough(format, file, missing) => [.. file, .. new byte[missing]],
        _ => null,
    };

    // A decoder of a format that states the length of the file requires exactly that; the others ignore what follows the pixels.
    private static long CountMissing(MagickFormat format, ReadOnlySpan<byte> file, long pixels) => format switch
    {
        MagickFormat.Bmp when file.Length > 6 => BinaryPrimitives.ReadUInt32LittleEndian(file[2..]) - (long)file.Length,
        MagickFormat.WebP when file.Length > 8 => 8 + BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) - (long)file.Length,
        _ => MaxPixelBytes * pixels,
    };

    // Less than a quarter of a picture says nothing about the painting. The other formats do not state how long the file should be.
    private static bool IsEnough(MagickFormat format, ReadOnlySpan<byte> file, long missing) =>
        format is not (MagickFormat.Bmp or MagickFormat.WebP) || missing <= 3L * file.Length;

    /// <summary>True if a file is small enough to be completed.</summary>
    /// <param name="bytes">The length of the file.</param>
    public static bool CanComplete(long bytes) => bytes < MaxBytes;
}
