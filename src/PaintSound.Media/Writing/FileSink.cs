using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Writing;

/// <summary>An ffmpeg that is fed and makes a file; the file appears under its name only when it is complete.</summary>
internal sealed class FileSink : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A film is moved within its file once more at the end, so that it can be played while it is still being loaded.
    private static readonly TimeSpan Completion = TimeSpan.FromMinutes(10);
    private readonly string _file;
    private readonly string _unfinished;
    private readonly FfmpegProcess _process;
    private readonly Watchdog _watchdog;

    /// <summary>Starts it.</summary>
    /// <param name="ffmpeg">Which ffmpeg.</param>
    /// <param name="arguments">ffmpeg's arguments, without the file; pipe:0 is what it is fed.</param>
    /// <param name="file">What is made.</param>
    /// <param name="time">The clock that limits the waits.</param>
    public FileSink(FfmpegTools ffmpeg, IEnumerable<string> arguments, string file, TimeProvider time)
    {
        _file = file;
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        // The ending tells ffmpeg the format, so it stays at the end.
        _unfinished = Path.Combine(folder, $".{Path.GetFileNameWithoutExtension(file)}.part{Path.GetExtension(file)}");
        _process = FfmpegProcess.Start(ffmpeg, ["-y", .. arguments, "file:" + _unfinished], fed: true);
        _watchdog = new Watchdog(Patience, _process.Kill, time);
    }

    /// <summary>Feeds it; waits where it is still busy with what came before.</summary>
    /// <exception cref="MediaException">ffmpeg has given up.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        _watchdog.Arm();
        try
        {
            _process.Input!.Write(bytes);
        }
        catch (IOException e)
        {
            throw Unwritable(e);
        }
        finally
        {
            _watchdog.Disarm();
        }
    }

    /// <summary>Ends the material, waits until the file is complete and gives it its name.</summary>
    /// <exception cref="MediaException">It could not be completed.</exception>
    public void Complete()
    {
        try
        {
            _process.Input!.Close();
        }
        catch (IOException e)
        {
            throw Unwritable(e);
        }

        if (_process.Fault(Completion) is { } fault)
        {
            throw new MediaException($"{_file} could not be written: {fault}.");
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

    private MediaException Unwritable(IOException e) => new(
        $"{_file} could not be written: {(_watchdog.HasExpired ? "ffmpeg took nothing for a minute" : _process.Fail() ?? e.Message.TrimEnd('.'))}.", e);
}
