using System.ComponentModel;
using System.Diagnostics;

namespace PaintSound.Media.Ffmpeg;

/// <summary>The paths of ffmpeg and ffprobe on this computer.</summary>
public sealed class FfmpegTools
{
    /// <summary>Environment variable with the path of ffmpeg, or of the folder that contains ffmpeg and ffprobe.</summary>
    public const string Variable = "PAINTSOUND_FFMPEG";

    private FfmpegTools(string program, string probe) => (Program, Probe) = (program, probe);

    /// <summary>Path of ffmpeg.</summary>
    public string Program { get; }

    /// <summary>Path of ffprobe.</summary>
    public string Probe { get; }

    /// <summary>Finds the tools with <see cref="Variable"/> if it is set, else in PATH.</summary>
    /// <param name="environment">Reads an environment variable; default: the variables of the process.</param>
    /// <exception cref="MediaException">ffmpeg or ffprobe is missing; the message contains the command that installs them.</exception>
    public static FfmpegTools Find(Func<string, string?>? environment = null)
    {
        environment ??= Environment.GetEnvironmentVariable;
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        var installCommand = FfmpegInstallation.Command;
        string[] folders;
        if (environment(Variable) is { Length: > 0 } path)
        {
            var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
            folders = [folder];
            if (!Directory.Exists(path) && !File.Exists(path))
            {
                throw new MediaException($"{Variable} is set to {path}, which does not exist. Correct it, or unset it and install ffmpeg: {installCommand}");
            }

            if (File.Exists(path) && FindFirst(folders, "ffprobe" + suffix) is { } probePath)
            {
                return new FfmpegTools(path, probePath);
            }
        }
        else
        {
            folders = (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        }

        string? program = FindFirst(folders, "ffmpeg" + suffix), probe = FindFirst(folders, "ffprobe" + suffix);
        if (program is not null && probe is not null)
        {
            return new FfmpegTools(program, probe);
        }

        var missing = program is null ? "ffmpeg" : "ffprobe, which comes with ffmpeg,";
        throw new MediaException($"PaintSound needs {missing} to read sound and pictures, but it is not installed. Install it: {installCommand}");
    }

    /// <summary>Runs ffmpeg or ffprobe and returns its output.</summary>
    /// <param name="program"><see cref="Program"/> or <see cref="Probe"/>.</param>
    /// <param name="arguments">The arguments, one by one, without a shell.</param>
    /// <param name="timeLimit">Maximum run time. The process is killed if it takes longer.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The process could not be started, or took longer than <paramref name="timeLimit"/>.</exception>
    internal static async Task<FfmpegResult> RunAsync(string program, IEnumerable<string> arguments, TimeSpan timeLimit, CancellationToken stop)
    {
        using var process = Start(program, arguments);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timeout.CancelAfter(timeLimit);
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return new FfmpegResult(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new MediaException($"{Path.GetFileName(program)} did not respond within {timeLimit.TotalSeconds:0} s and was stopped.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Starts a process with redirected standard input, output and error.</summary>
    /// <param name="program"><see cref="Program"/> or <see cref="Probe"/>.</param>
    /// <param name="arguments">The arguments, one by one, without a shell.</param>
    /// <exception cref="MediaException">The process cannot be started.</exception>
    internal static Process Start(string program, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        try
        {
            return Process.Start(start) ?? throw new MediaException($"{program} could not be started.");
        }
        catch (Win32Exception e)
        {
            throw new MediaException($"{program} could not be started: {e.Message}. Install ffmpeg: {FfmpegInstallation.Command}", e);
        }
    }

    private static string? FindFirst(string[] folders, string file) =>
        folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
}
