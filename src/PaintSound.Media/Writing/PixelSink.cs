using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Writing;

/// <summary>A <see cref="FileSink"/> for frames: rows from the top, 4 bytes per pixel (B, G, R, unused).</summary>
internal sealed class PixelSink : IDisposable
{
    private readonly FileSink _sink;

    /// <summary>Starts ffmpeg.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="input">ffmpeg's arguments before the pixel input, such as the frame rate.</param>
    /// <param name="output">ffmpeg's arguments after the input, without the file.</param>
    /// <param name="file">Path of the new file.</param>
    /// <param name="time">The clock for timeouts.</param>
    public PixelSink(
        FfmpegTools ffmpeg, int width, int height, IEnumerable<string> input, IEnumerable<string> output, string file, TimeProvider time)
    {
        FrameBytes = width * height * 4;
        _sink = new FileSink(
            ffmpeg,
            ["-f", "rawvideo", "-pix_fmt", "bgr0", "-s", $"{width}x{height}", .. input, "-i", "pipe:0", .. output],
            file,
            time);
    }

    /// <summary>Bytes in one frame.</summary>
    public int FrameBytes { get; }

    /// <summary>Adds a frame. Waits while ffmpeg is busy.</summary>
    /// <exception cref="MediaException">ffmpeg failed or timed out.</exception>
    /// <exception cref="ArgumentException">The frame has the wrong size.</exception>
    public void Write(ReadOnlySpan<byte> pixels)
    {
        if (pixels.Length != FrameBytes)
        {
            throw new ArgumentException($"A frame must have {FrameBytes} bytes, not {pixels.Length}.", nameof(pixels));
        }

        _sink.Write(pixels);
    }

    /// <inheritdoc cref="FileSink.Complete"/>
    public void Complete() => _sink.Complete();

    /// <inheritdoc/>
    public void Dispose() => _sink.Dispose();
}
