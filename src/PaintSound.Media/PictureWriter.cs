namespace PaintSound.Media;

/// <summary>Writes pictures; the format follows the file's ending (png, jpg, bmp, tiff).</summary>
/// <param name="ffmpeg">Where ffmpeg is.</param>
/// <param name="time">The clock that limits the waits.</param>
public sealed class PictureWriter(Ffmpeg ffmpeg, TimeProvider time)
{
    /// <summary>Writes one.</summary>
    /// <param name="file">Path of the file, replaced where it exists.</param>
    /// <param name="rgb">Rows from the top, three bytes a pixel (R, G, B).</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <exception cref="MediaException">It could not be written.</exception>
    public Task WriteAsync(string file, ReadOnlyMemory<byte> rgb, int width, int height) =>
        OwnThread.RunAsync("writing " + Path.GetFileName(file), () =>
        {
            // "update" keeps ffmpeg from reading a % in the name as a counter.
            using PixelSink sink = new(ffmpeg, width, height, [], ["-frames:v", "1", "-f", "image2", "-update", "1"], file, time);
            sink.Write(rgb.Span);
            sink.Complete();
        });
}
