using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Writing;

/// <summary>Writes a file through ffmpeg's standard input. The file gets its final name only when it is complete.</summary>
internal sealed class FileSink : IDisposable
{
    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(60);

    // At the end ffmpeg moves the index to the start of the file, so that a film can be played while it loads.
    private static readonly TimeSpan CompletionTimeout = TimeSpan.FromMinutes(10);
    private readonly string _file;
    private readonly string _unfinished;
    private readonly FfmpegProcess _process;
    private readonly Watchdog _watchdog;

    /// <summary>Starts ffmpeg.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="arguments">ffmpeg's arguments, without the file. The input is pipe:0.</param>
    /// <param name="file">Path of the new file.</param>
    /// <param name="time">The clock for timeouts.</param>
    public FileSink(FfmpegTools ffmpeg, IEnumerable<string> arguments, string file, TimeProvider time)
    {
        _file = file;
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        // ffmpeg derives the format from the extension, so the extension must stay last.
        _unfinished = Path.Combine(folder, $".{Path.GetFileNameWithoutExtension(file)}.part{Path.GetExtension(file)}");
        _process = FfmpegProcess.Start(ffmpeg, ["-y", .. arguments, "file:" + _unfinished], hasInput: true);
        _watchdog = new Watchdog(WriteTimeout, _process.Kill, time);
    }

    /// <summary>Writes bytes to ffmpeg. Waits while ffmpeg is busy.</summary>
    /// <exception cref="MediaException">ffmpeg failed or timed out.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        _watchdog.Arm();
        try
        {
            _process.Input!.Write(bytes);
        }
        catch (IOException e)
        {
            throw CreateWriteException(e);
        }
        finally
        {
            _watchdog.Disarm();
        }
    }

    /// <summary>Ends the input, waits until the file is complete, and gives it its final name.</summary>
    /// <exception cref="MediaException">The file could not be completed.</exception>
    public void Complete()
    {
        try
        {
            _process.Input!.Close();
        }
        catch (IOException e)
        {
            throw CreateWriteException(e);
        }

        if (_process.GetError(CompletionTimeout) is { } error)
        {
            throw new MediaException($"{_file} could not be written: {error}.");
        }

        File.Move(_unfinished, _file, overwrite: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watchdog.Dispose();
        _process.Dispose();
        if (File.Exists(_unfinished))
        {
            File.Delete(_unfinished);
        }
    }

    private MediaException CreateWriteException(IOException e) => new(
        $"{_file} could not be written: {(_watchdog.HasExpired ? "ffmpeg accepted no data for 60 s" : _process.GetError() ?? e.Message.TrimEnd('.'))}.", e);
}
