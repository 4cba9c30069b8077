using System.Diagnostics;
using System.Text.RegularExpressions;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Ffmpeg;

/// <summary>
/// ffmpeg as a child process, without a shell. Keeps the last error lines and kills the process on disposal. If PaintSound itself is
/// killed, ffmpeg ends too, because its pipes are closed.
/// </summary>
internal sealed partial class FfmpegProcess : ICapture
{
    private const int MaxErrorLines = 12;
    private const string Warning = "[warning] ";
    private const string Information = "[info] ";

    // Warnings that tell of damage: a packet that ends too early, and a time that goes back because a part is missing. ffmpeg writes "monotonous" or "monotonic".
    private static readonly string[] DamageWarnings = ["corrupt input packet", "Non-monoton"];
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(5);
    private readonly Process _process;
    private readonly Stream _output;
    private readonly Queue<string> _errorLines = new();
    private readonly InputDescription? _description;
    private readonly Task _drained;
    private volatile string _pictureFormat = "";
    private volatile bool _isKilled;
    private volatile bool _hasDamageWarning;

    private FfmpegProcess(Process process, InputDescription? description)
    {
        _description = description;
        _process = process;
        _output = process.StandardOutput.BaseStream;
        _drained = DrainAsync(process.StandardError);
    }

    /// <summary>The process id.</summary>
    public int Id => _process.Id;

    /// <summary>Standard input of ffmpeg; null if it was started without input.</summary>
    public Stream? Input { get; private init; }

    /// <summary>The last error lines, oldest first.</summary>
    public IReadOnlyList<string> LastErrors
    {
        get
        {
            lock (_errorLines)
            {
                return [.. _errorLines];
            }
        }
    }

    /// <summary>True if ffmpeg reported damage in its input: errors, or warnings of it. Complete after the process has ended.</summary>
    public bool HasFoundDamage => _hasDamageWarning || LastErrors.Count > 0;

    /// <summary>Size and format of the pictures of the input for people, "1280 x 720, mjpeg"; empty before they are known. Needs the log level "level+info".</summary>
    public string PictureFormat => _pictureFormat;

    /// <summary>Starts ffmpeg.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="arguments">The arguments, one by one.</param>
    /// <param name="hasInput">True if ffmpeg reads standard input.</param>
    /// <param name="description">Receives what ffmpeg says about its input. Needs the log level "level+info".</param>
    /// <exception cref="MediaException">ffmpeg cannot be started.</exception>
    public static FfmpegProcess Start(
        FfmpegTools ffmpeg, IEnumerable<string> arguments, bool hasInput = false, InputDescription? description = null)
    {
        var process = FfmpegTools.Start(ffmpeg.Program, ["-hide_banner", "-nostdin", "-loglevel", "level+warning", .. arguments]);
        if (!hasInput)
        {
            process.StandardInput.Close();
        }

        return new FfmpegProcess(process, description) { Input = hasInput ? process.StandardInput.BaseStream : null };
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
            // A broken pipe is the end of the data; GetError returns the reason.
            return 0;
        }
    }

    /// <inheritdoc/>
    public void Kill()
    {
        _isKilled = true;
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // The process has already ended.
        }
    }

    /// <inheritdoc/>
    public string? GetError() => GetError(ExitTimeout);

    /// <summary>Like <see cref="GetError()"/>, for a process that still works after its input has ended.</summary>
    /// <param name="timeout">Maximum time until the process ends.</param>
    public string? GetError(TimeSpan timeout)
    {
        var hasExited = _process.WaitForExit(timeout);
        if (!hasExited)
        {
            Kill();
        }
        // The last error line may still be in the pipe after the process has ended.
        var isDrained = _drained.Wait(ExitTimeout);
        if (_isKilled && hasExited)
        {
            return "it was stopped";
        }

        if (hasExited && _process.ExitCode == 0)
        {
            return null;
        }

        return isDrained && LastErrors.Count > 0 ? FfmpegErrorMessages.Explain(LastErrors) : hasExited ? $"ffmpeg exited with status {_process.ExitCode}" : "ffmpeg did not end";
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
                AddLine(line);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process and its pipe are gone.
        }
        finally
        {
            _description?.Complete();
        }
    }

    private void AddLine(string line)
    {
        lock (_errorLines)
        {
            _description?.Add(line);

            if (line.Contains(Warning, StringComparison.Ordinal))
            {
                _hasDamageWarning |= Array.Exists(DamageWarnings, warning => line.Contains(warning, StringComparison.Ordinal));
            }
            else if (line.Contains(Information, StringComparison.Ordinal))
            {
                if (_pictureFormat.Length == 0 && PicturePattern().Match(line) is { Success: true } picture)
                {
                    _pictureFormat = $"{picture.Groups["width"]} x {picture.Groups["height"]}, {picture.Groups["codec"]}";
                }
            }
            else if (_description is null || ErrorPattern().IsMatch(line))
            {
                _errorLines.Enqueue(line);
                if (_errorLines.Count > MaxErrorLines)
                {
                    _errorLines.Dequeue();
                }
            }
        }
    }

    // Among the lines of a description, some have no level.
    [GeneratedRegex(@"^(\[[^\]]* @ [^\]]*\] )?\[(error|fatal|panic)\] ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ErrorPattern();

    // "  Stream #0:0: Video: mjpeg (Baseline), yuvj420p(pc, bt470bg/unknown/unknown), 640x480 [SAR 1:1 DAR 4:3], 25 fps, ...". The input comes first.
    [GeneratedRegex(@"Video: (?<codec>\w+).*?, (?<width>\d{2,5})x(?<height>\d{2,5})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PicturePattern();
}
