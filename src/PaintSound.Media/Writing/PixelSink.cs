using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Writing;

/// <summary>A <see cref="FileSink"/> that is fed frames: rows from the top, four bytes a pixel (B, G, R, unused).</summary>
internal sealed class PixelSink : IDisposable
{
    private readonly FileSink _sink;

    /// <summary>Starts it.</summary>
    /// <param name="ffmpeg">Which ffmpeg.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="input">ffmpeg's arguments before the pixels' input: their frame rate.</param>
    /// <param name="output">ffmpeg's arguments behind it, without the file.</param>
    /// <param name="file">What is made.</param>
    /// <param name="time">The clock that limits the waits.</param>
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

    /// <summary>Bytes in a frame.</summary>
    public int FrameBytes { get; }

    /// <summary>Adds a frame; waits where ffmpeg is still busy with the last one.</summary>
    /// <exception cref="MediaException">ffmpeg has given up.</exception>
    /// <exception cref="ArgumentException">The frame has the wrong size.</exception>
    public void Write(ReadOnlySpan<byte> pixels)
    {
        if (pixels.Length != FrameBytes)
        {
            throw new ArgumentException($"A frame of {FrameBytes} bytes was expected, not {pixels.Length}.", nameof(pixels));
        }

        _sink.Write(pixels);
    }

    /// <inheritdoc cref="FileSink.Complete"/>
    public void Complete() => _sink.Complete();

    /// <inheritdoc/>
    public void Dispose() => _sink.Dispose();
}
