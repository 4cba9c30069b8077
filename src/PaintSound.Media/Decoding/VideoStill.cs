using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Pictures;
using PaintSound.Media.Streams;
using SkiaSharp;

namespace PaintSound.Media.Decoding;

/// <summary>Reads the first picture of a video. Thread-safe.</summary>
/// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
/// <param name="time">The clock for timeouts.</param>
public sealed class VideoStill(FfmpegTools ffmpeg, TimeProvider time)
{
    private const string Fit = "scale='min(1920,iw)':'min(1200,ih)':force_original_aspect_ratio=decrease";

    /// <summary>Reads the picture upright, scaled down to at most 1920 x 1200 pixels.</summary>
    /// <param name="file">Path of the video.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The file cannot be read or contains no pictures.</exception>
    public async Task<PicturePixels> ReadAsync(string file, CancellationToken stop)
    {
        PicturePixels? picture = null;
        await DedicatedThread.RunAsync("reading " + Path.GetFileName(file), () => picture = Read(file, stop));
        return picture ?? throw MediaFile.CreateReadException(file, "it contains no pictures");
    }

    private PicturePixels Read(string file, CancellationToken stop)
    {
        using DecodeProcess process = new(
            ffmpeg,
            ["-protocol_whitelist", "file,pipe", "-i", MediaFile.Require(file), "-map", "0:v:0", "-frames:v", "1", "-vf", Fit, "-c:v", "png", "-f", "image2pipe", "pipe:1"],
            time,
            stop);
        using MemoryStream png = new();
        var buffer = new byte[1 << 16];
        for (var count = process.Read(buffer); count > 0; count = process.Read(buffer))
        {
            png.Write(buffer, 0, count);
        }

        var error = process.GetError();
        stop.ThrowIfCancellationRequested();
        using var bitmap = SKBitmap.Decode(png.ToArray()) ?? throw MediaFile.CreateReadException(file, error ?? "it contains no pictures");
        var rgb = new byte[bitmap.Width * bitmap.Height * 3];
        using var opaque = bitmap.Copy(SKColorType.Bgra8888);
        var pixels = opaque.GetPixelSpan();
        for (var (from, to) = (0, 0); to < rgb.Length; from += 4, to += 3)
        {
            (rgb[to], rgb[to + 1], rgb[to + 2]) = (pixels[from + 2], pixels[from + 1], pixels[from]);
        }

        return new PicturePixels(bitmap.Width, bitmap.Height, rgb, null);
    }
}
