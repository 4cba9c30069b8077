using System.Globalization;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;
using SkiaSharp;

namespace PaintSound.Media.Writing;

/// <summary>Scales a picture file to the size of a screen: ffmpeg reads and scales it, because Skia reads no TIFF; Skia encodes the JPEG.</summary>
/// <param name="ffmpeg">The ffmpeg to use.</param>
/// <param name="time">Clock for timeouts.</param>
public sealed class ScreenJpeg(FfmpegTools ffmpeg, TimeProvider time)
{
    private const int Width = 1920, Height = 1200;

    // Pixels: what is larger takes more memory to decode than a machine on a stage should give away.
    private const int Largest = 300_000_000;

    private const int Most = 65_536;

    // Colour at full resolution: red edges of a painting must not blur on a projector.
    private static readonly SKJpegEncoderOptions Jpeg = new(90, SKJpegEncoderDownsample.Downsample444, SKJpegEncoderAlphaOption.Ignore);

    /// <summary>Reads one; upright, no larger than it is, never larger than a screen of 1920 x 1200.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The JPEG.</returns>
    /// <exception cref="MediaException">The file is no picture, is damaged, or is larger than 300 megapixels.</exception>
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
        using DecodeProcess reading = new(
            ffmpeg,
            ["-threads", "1", "-filter_threads", "1", "-protocol_whitelist", "file", "-max_pixels", Largest.ToString(CultureInfo.InvariantCulture), "-noautorotate",
             .. header.IsJpeg ? ["-err_detect", "explode"] : Array.Empty<string>(), "-i", input,
             "-map", "0:v:0", "-frames:v", "1",
             "-vf", $"{header.Turn}scale=w=min({Width}\\,iw):h=min({Height}\\,ih):force_original_aspect_ratio=decrease:flags=area,setsar=1,format=bgr24",
             "-c:v", "bmp", "-threads", "1", "-f", "image2pipe", "pipe:1"],
            1,
            Most,
            time,
            stop);
        using MemoryStream scaled = new();
        for (var bytes = reading.Next(); bytes.Length > 0; bytes = reading.Next())
        {
            scaled.Write(bytes);
        }

        var fault = reading.Fault();
        stop.ThrowIfCancellationRequested();
        using var bitmap = fault is null ? SKBitmap.Decode(scaled.GetBuffer().AsSpan(0, (int)scaled.Length)) : null;
        using var pixels = bitmap?.PeekPixels();
        using var jpeg = pixels?.Encode(Jpeg);
        return jpeg?.ToArray() ?? throw MediaFile.Unreadable(file, fault ?? "it holds no picture");
    }
}
