using System.Globalization;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;
using SkiaSharp;

namespace PaintSound.Media.Writing;

/// <summary>Scales a picture file to screen size. ffmpeg reads and scales it, because Skia does not read TIFF; Skia encodes the JPEG.</summary>
/// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
/// <param name="time">The clock for timeouts.</param>
public sealed class ScreenJpeg(FfmpegTools ffmpeg, TimeProvider time)
{
    private const int Width = 1920, Height = 1200;

    // Pixels. Decoding a larger picture would take too much memory during a show.
    private const int MaxPixels = 300_000_000;

    private const int BufferBytes = 65_536;

    // Colour at full resolution: red edges of a painting must not blur on a projector.
    private static readonly SKJpegEncoderOptions Jpeg = new(90, SKJpegEncoderDownsample.Downsample444, SKJpegEncoderAlphaOption.Ignore);

    /// <summary>Reads a picture, rotates it upright and scales it down to at most 1920 x 1200 pixels. It is never enlarged.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <returns>The JPEG.</returns>
    /// <exception cref="MediaException">The file is not a picture, is damaged, or is larger than 300 megapixels.</exception>
    public async Task<byte[]> ReadAsync(string file, CancellationToken stop)
    {
        byte[] jpeg = [];
        await DedicatedThread.RunAsync("scaling " + Path.GetFileName(file), () => jpeg = Read(file, stop));
        return jpeg;
    }

    private byte[] Read(string file, CancellationToken stop)
    {
        var input = MediaFile.Require(file);
        var header = PictureHeader.Read(file);
        using DecodeProcess process = new(
            ffmpeg,
            ["-threads", "1", "-filter_threads", "1", "-protocol_whitelist", "file", "-max_pixels", MaxPixels.ToString(CultureInfo.InvariantCulture), "-noautorotate",
             .. header.IsJpeg ? ["-err_detect", "explode"] : Array.Empty<string>(), "-i", input,
             "-map", "0:v:0", "-frames:v", "1",
             "-vf", $"{header.RotationFilter}scale=w=min({Width}\\,iw):h=min({Height}\\,ih):force_original_aspect_ratio=decrease:flags=area,setsar=1,format=bgr24",
             "-c:v", "bmp", "-threads", "1", "-f", "image2pipe", "pipe:1"],
            1,
            BufferBytes,
            time,
            stop);
        using MemoryStream scaled = new();
        for (var bytes = process.ReadUnits(); bytes.Length > 0; bytes = process.ReadUnits())
        {
            scaled.Write(bytes);
        }

        var error = process.GetError();
        stop.ThrowIfCancellationRequested();
        using var bitmap = error is null ? SKBitmap.Decode(scaled.GetBuffer().AsSpan(0, (int)scaled.Length)) : null;
        using var pixels = bitmap?.PeekPixels();
        using var jpeg = pixels?.Encode(Jpeg);
        return jpeg?.ToArray() ?? throw MediaFile.CreateReadException(file, error ?? "it contains no picture");
    }
}
