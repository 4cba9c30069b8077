using PaintSound.Core.Sources;
using SkiaSharp;

namespace PaintSound.Worker.Takes;

/// <summary>The settled canvas at a time, as a small picture.</summary>
/// <param name="Time">Time since the start of the performance.</param>
/// <param name="Jpeg">112 x 112 pixels.</param>
internal sealed record CanvasPicture(TimeSpan Time, byte[] Jpeg)
{
    private const int PictureSize = 112;
    private const int JpegQuality = 80;

    /// <summary>Creates the picture.</summary>
    /// <param name="time">Time since the start of the performance.</param>
    /// <param name="rgb">224 x 224 x 3 bytes.</param>
    public static CanvasPicture Create(TimeSpan time, ReadOnlySpan<byte> rgb) => new(time, Encode(rgb));

    private static byte[] Encode(ReadOnlySpan<byte> rgb)
    {
        SKImageInfo info = new(IFrameSource.Size, IFrameSource.Size, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using SKBitmap bitmap = new(info);
        var pixels = bitmap.GetPixelSpan();
        for (var i = 0; i < rgb.Length / 3; i++)
        {
            rgb.Slice(3 * i, 3).CopyTo(pixels[(4 * i)..]);
            pixels[(4 * i) + 3] = byte.MaxValue;
        }

        using var small = bitmap.Resize(new SKImageInfo(PictureSize, PictureSize), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var jpeg = small.Encode(SKEncodedImageFormat.Jpeg, JpegQuality);
        return jpeg.ToArray();
    }
}
