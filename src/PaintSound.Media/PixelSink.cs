namespace PaintSound.Media;

/// <summary>An ffmpeg that is fed pixels and makes a file of them; the file appears under its name only when it is complete.</summary>
internal sealed class PixelSink : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string file;
    private readonly string unfinished;
    private readonly FfmpegProcess process;
    private readonly Watchdog watchdog;

    /// <summary>Starts it.</summary>
    /// <param name="ffmpeg">Which ffmpeg.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="input">ffmpeg's arguments before the pixels' input: their frame rate.</param>
    /// <param name="output">ffmpeg's arguments behind it, without the file.</param>
    /// <param name="file">What is made.</param>
    /// <param name="time">The clock that limits the waits.</param>
    public PixelSink(
        Ffmpeg ffmpeg, int width, int height, IEnumerable<string> input, IEnumerable<string> output, string file, TimeProvider time)
    {
        this.file = file;
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        // The ending tells ffmpeg the format, so it stays at the end.
        unfinished = Path.Combine(folder, $".{Path.GetFileNameWithoutExtension(file)}.part{Path.GetExtension(file)}");
        FrameBytes = width * height * 3;
        process = FfmpegProcess.Start(
            ffmpeg,
            ["-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", $"{width}x{height}", .. input, "-i", "pipe:0", .. output, "file:" + unfinished],
            fed: true);
        watchdog = new Watchdog(Patience, process.Kill, time);
    }

    /// <summary>Bytes in a frame.</summary>
    public int FrameBytes { get; }

    /// <summary>Adds a frame; waits where ffmpeg is still busy with the last one.</summary>
    /// <exception cref="MediaException">ffmpeg has given up.</exception>
    /// <exception cref="ArgumentException">The frame has the wrong size.</exception>
    public void Write(ReadOnlySpan<byte> rgb)
    {
        if (rgb.Length != FrameBytes)
            throw new ArgumentException($"A frame of {FrameBytes} bytes was expected, not {rgb.Length}.", nameof(rgb));
        watchdog.Watch();
        try
        {
            process.Input!.Write(rgb);
        }
        catch (IOException e)
        {
            throw Unwritable(e);
        }
        finally
        {
            watchdog.Rest();
        }
    }

    /// <summary>Ends the material, waits until the file is complete and gives it its name.</summary>
    /// <exception cref="MediaException">It could not be completed.</exception>
    public void Complete()
    {
        try
        {
            process.Input!.Close();
        }
        catch (IOException e)
        {
            throw Unwritable(e);
        }

        if (process.Fault(Patience) is { } fault)
            throw new MediaException($"{file} could not be written: {fault}.");
        File.Move(unfinished, file, overwrite: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        watchdog.Dispose();
        process.Dispose();
        if (File.Exists(unfinished))
            File.Delete(unfinished);
    }

    private MediaException Unwritable(IOException e) => new(
        $"{file} could not be written: {(watchdog.Barked ? "ffmpeg took no frame for a minute" : process.Fault() ?? e.Message.TrimEnd('.'))}.", e);
}
