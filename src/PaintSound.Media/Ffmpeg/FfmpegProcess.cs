using System.Diagnostics;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Ffmpeg;

/// <summary>
/// ffmpeg as a supervised child: no shell, its complaints kept, never left behind. It ends with its parent even when that
/// is killed, because it writes to a pipe that nobody reads any more (and reads from one that has ended).
/// </summary>
internal sealed class FfmpegProcess : ICapture
{
    private const int KeptLines = 12;
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(5);
    private readonly Process _process;
    private readonly Stream _output;
    private readonly Queue<string> _lastWords = new();
    private readonly Task _drained;
    private volatile bool _killed;

    private FfmpegProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.BaseStream;
        _drained = DrainAsync(process.StandardError);
    }

    /// <summary>What the child reads; null unless it was started to be fed.</summary>
    public Stream? Input { get; private init; }

    /// <summary>Its last complaints, oldest first.</summary>
    public IReadOnlyList<string> LastErrors
    {
        get
        {
            lock (_lastWords)
            {
                return [.. _lastWords];
            }
        }
    }

    /// <summary>Starts ffmpeg.</summary>
    /// <param name="ffmpeg">Which one.</param>
    /// <param name="arguments">Its arguments, one by one.</param>
    /// <param name="fed">True where it reads standard input.</param>
    /// <param name="environment">Variables that it sees in addition to ours.</param>
    /// <exception cref="MediaException">It cannot be started.</exception>
    public static FfmpegProcess Start(
        FfmpegTools ffmpeg, IEnumerable<string> arguments, bool fed = false, IReadOnlyDictionary<string, string>? environment = null)
    {
        var child = FfmpegTools.Start(ffmpeg.Program, ["-hide_banner", "-nostdin", "-loglevel", "error", .. arguments], environment);
        if (!fed)
        {
            child.StandardInput.Close();
        }

        return new FfmpegProcess(child) { Input = fed ? child.StandardInput.BaseStream : null };
    }

    /// <inheritdoc/>
    public int Read(Span<byte> buffer)
    {
        try
        {
            return _output.Read(buffer);
        }
        catch (IOException)
        {
            // A pipe that breaks is the end of the material; Fault says why it ended.
            return 0;
        }
    }

    /// <inheritdoc/>
    public void Kill()
    {
        _killed = true;
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself: what was wanted.
        }
    }

    /// <inheritdoc/>
    public string? Fail() => Fault(Parting);

    /// <summary>As <see cref="Fail()"/>, for a child that still has work to do when its input has ended.</summary>
    /// <param name="limit">How long that may take.</param>
    public string? Fault(TimeSpan limit)
    {
        var ended = _process.WaitForExit(limit);
        if (!ended)
        {
            Kill();
        }
        // The last complaint may still be in the pipe when the exit is already known.
        var heard = _drained.Wait(Parting);
        if (_killed && ended)
        {
            return "it was ended";
        }

        if (ended && _process.ExitCode == 0)
        {
            return null;
        }

        return heard && LastErrors.Count > 0 ? FfmpegErrorMessages.Explain(LastErrors) : ended ? $"ffmpeg ended with status {_process.ExitCode}" : "ffmpeg did not end";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private async Task DrainAsync(StreamReader errors)
    {
        try
        {
            while (await errors.ReadLineAsync() is { } line)
            {
                lock (_lastWords)
                {
                    _lastWords.Enqueue(line);
                    if (_lastWords.Count > KeptLines)
                    {
                        _lastWords.Dequeue();
                    }
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The child and its pipe are gone; there is nothing more to hear.
        }
    }
}
