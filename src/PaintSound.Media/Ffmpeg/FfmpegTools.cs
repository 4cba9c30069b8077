using System.ComponentModel;
using System.Diagnostics;

namespace PaintSound.Media.Ffmpeg;

/// <summary>Where ffmpeg and ffprobe are on this machine. Found once, handed to whoever needs it.</summary>
public sealed class FfmpegTools
{
    /// <summary>Environment variable that names the ffmpeg program, or the folder that holds ffmpeg and ffprobe.</summary>
    public const string Variable = "PAINTSOUND_FFMPEG";

    private FfmpegTools(string program, string probe) => (Program, Probe) = (program, probe);

    /// <summary>Path of ffmpeg.</summary>
    public string Program { get; }

    /// <summary>Path of ffprobe.</summary>
    public string Probe { get; }

    /// <summary>Looks where <see cref="Variable"/> points, else along PATH.</summary>
    /// <param name="environment">Reads an environment variable; the process's own unless given.</param>
    /// <exception cref="MediaException">One of the two is missing; the message names the command that installs them.</exception>
    public static FfmpegTools Find(Func<string, string?>? environment = null)
    {
        environment ??= Environment.GetEnvironmentVariable;
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        var install = FfmpegInstallation.Command;
        string[] folders;
        if (environment(Variable) is { Length: > 0 } chosen)
        {
            var folder = Directory.Exists(chosen) ? chosen : Path.GetDirectoryName(Path.GetFullPath(chosen)) ?? chosen;
            folders = [folder];
            if (!Directory.Exists(chosen) && !File.Exists(chosen))
            {
                throw new MediaException($"{Variable} points to {chosen}, but nothing is there. Correct it, or unset it and install ffmpeg: {install}");
            }

            if (File.Exists(chosen) && First(folders, "ffprobe" + suffix) is { } beside)
            {
                return new FfmpegTools(chosen, beside);
            }
        }
        else
        {
            folders = (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        }

        string? program = First(folders, "ffmpeg" + suffix), probe = First(folders, "ffprobe" + suffix);
        if (program is not null && probe is not null)
        {
            return new FfmpegTools(program, probe);
        }

        var missing = program is null ? "ffmpeg" : "ffprobe, which comes with ffmpeg,";
        throw new MediaException($"PaintSound needs {missing} to read sound and pictures, and it is not installed. Install it: {install}");
    }

    /// <summary>Runs ffmpeg or ffprobe to its end and keeps what it says.</summary>
    /// <param name="program"><see cref="Program"/> or <see cref="Probe"/>.</param>
    /// <param name="arguments">Its arguments, one by one; no shell reads them.</param>
    /// <param name="limit">When it takes longer it is ended.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="MediaException">It could not be started, or took longer than <paramref name="limit"/>.</exception>
    internal static async Task<FfmpegResult> RunAsync(string program, IEnumerable<string> arguments, TimeSpan limit, CancellationToken stop)
    {
        using var process = Start(program, arguments);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(limit);
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new FfmpegResult(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new MediaException($"{Path.GetFileName(program)} gave no answer within {limit.TotalSeconds:0} s and was ended.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Starts a child with all three of its streams in our hands.</summary>
    /// <param name="program"><see cref="Program"/> or <see cref="Probe"/>.</param>
    /// <param name="arguments">Its arguments, one by one; no shell reads them.</param>
    /// <param name="environment">Variables that it sees in addition to ours.</param>
    /// <exception cref="MediaException">It cannot be started.</exception>
    internal static Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        foreach ((var name, var value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start) ?? throw new MediaException($"{program} could not be started.");
        }
        catch (Win32Exception e)
        {
            throw new MediaException($"{program} could not be started: {e.Message}. Install ffmpeg: {FfmpegInstallation.Command}", e);
        }
    }

    private static string? First(string[] folders, string file) =>
        folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
}
