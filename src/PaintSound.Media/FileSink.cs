namespace PaintSound.Media;

/// <summary>An ffmpeg that is fed and makes a file; the file appears under its name only when it is complete.</summary>
internal sealed class FileSink : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A film is moved within its file once more at the end, so that it can be played while it is still being loaded.
    private static readonly TimeSpan Completion = TimeSpan.FromMinutes(10);
    private readonly string file;
    private readonly string unfinished;
    private readonly FfmpegProcess process;
    private readonly Watchdog watchdog;

    /// <summary>Starts it.</summary>
    /// <param name="ffmpeg">Which ffmpeg.</param>
    /// <param name="arguments">ffmpeg's arguments, without the file; pipe:0 is what it is fed.</param>
    /// <param name="file">What is made.</param>
    /// <param name="time">The clock that limits the waits.</param>
    public FileSink(Ffmpeg ffmpeg, IEnumerable<string> arguments, string file, TimeProvider time)
    {
        this.file = file;
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        // The ending tells ffmpeg the format, so it stays at the end.
        unfinished = Path.Combine(folder, $".{Path.GetFileNameWithoutExtension(file)}.part{Path.GetExtension(file)}");
        process = FfmpegProcess.Start(ffmpeg, ["-y", .. arguments, "file:" + unfinished], fed: true);
        watchdog = new Watchdog(Patience, process.Kill, time);
    }

    /// <summary>Feeds it; waits where it is still busy with what came before.</summary>
    /// <exception cref="MediaException">ffmpeg has given up.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        watchdog.Watch();
        try
        {
            process.Input!.Write(bytes);
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

        if (process.Fault(Completion) is { } fault)
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
        $"{file} could not be written: {(watchdog.Barked ? "ffmpeg took nothing for a minute" : process.Fault() ?? e.Message.TrimEnd('.'))}.", e);
}
