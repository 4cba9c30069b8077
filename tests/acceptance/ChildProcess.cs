using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace PaintSound.Acceptance.Tests;

/// <summary>A child process. Records its output line by line and is killed on disposal.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(180);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private ChildProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => AddLine(e.Data, _output);
        process.ErrorDataReceived += (_, e) => AddLine(e.Data, _errors);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The lines printed so far on both streams.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>The lines printed so far on standard output.</summary>
    public IReadOnlyCollection<string> Output => _output;

    /// <summary>The lines printed so far on standard error.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>The process id.</summary>
    public int Id => _process.Id;

    /// <summary>True if the process has exited.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>The exit status. Valid only after the process has exited.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts a program. If it is not installed, the test is skipped with the name of the package.</summary>
    /// <param name="package">The Debian package of the program.</param>
    /// <param name="program">The name of the program.</param>
    /// <param name="arguments">The arguments.</param>
    public static ChildProcess Start(string package, string program, params string[] arguments) =>
        Start(package, new Dictionary<string, string?>(), program, arguments);

    /// <summary>Starts a program in a changed environment.</summary>
    /// <param name="package">The Debian package of the program.</param>
    /// <param name="environment">Changes to the environment of the tests; null removes a variable.</param>
    /// <param name="program">The name of the program.</param>
    /// <param name="arguments">The arguments.</param>
    public static ChildProcess Start(
        string package, IReadOnlyDictionary<string, string?> environment, string program, params string[] arguments) =>
        Start(package, environment, program, isInteractive: false, arguments);

    /// <summary>Starts a program in a changed environment, with standard input for <see cref="WriteLine"/>.</summary>
    /// <inheritdoc cref="Start(string, IReadOnlyDictionary{string, string}, string, string[])"/>
    public static ChildProcess StartInteractive(
        string package, IReadOnlyDictionary<string, string?> environment, string program, params string[] arguments) =>
        Start(package, environment, program, isInteractive: true, arguments);

    /// <summary>Writes a line to standard input.</summary>
    public void WriteLine(string line) => _process.StandardInput.WriteLine(line);

    private static ChildProcess Start(
        string package, IReadOnlyDictionary<string, string?> environment, string program, bool isInteractive, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = isInteractive,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return new ChildProcess(Process.Start(start)!);
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not installed: apt-get install {package}");
            throw;
        }
    }

    /// <summary>Waits until the program has printed a matching line, at most 420 s. Returns the line.</summary>
    public async Task<string> WaitForLineAsync(Predicate<string> isMatch)
    {
        string? FindMatch() => _lines.FirstOrDefault(line => isMatch(line));
        await WaitUntilAsync(() => FindMatch() is not null || _process.HasExited);
        if (FindMatch() is null)
        {
            // Its last lines may still be on their way.
            await WaitForExitAsync();
        }

        return FindMatch() ?? throw new InvalidOperationException($"{_process.StartInfo.FileName} has ended, and printed only:\n{string.Join('\n', _lines)}");
    }

    /// <summary>Waits until a condition is true, at most 420 s. The failure message contains the output of the program.</summary>
    public Task WaitUntilAsync(Func<bool> condition) => Eventually.TrueAsync(
        () => Task.FromResult(condition()), () => $"{_process.StartInfo.FileName} printed only:\n{string.Join('\n', _lines)}");

    /// <summary>Runs a program. Fails if its exit status is not 0.</summary>
    /// <returns>The output of both streams.</returns>
    public static async Task<string> RunAsync(string package, string program, params string[] arguments)
    {
        using var process = Start(package, program, arguments);
        await process.WaitForExitAsync();
        var output = string.Join('\n', process.Lines);
        Assert.True(process.ExitCode == 0, $"{program} failed:\n{output}");
        return output;
    }

    /// <summary>Waits until the process exits.</summary>
    /// <param name="timeout">The longest wait; default 180 s.</param>
    public async Task WaitForExitAsync(TimeSpan? timeout = null) =>
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(timeout ?? Timeout, TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>Returns true if the process exits within a time.</summary>
    /// <param name="timeout">The longest wait.</param>
    public async Task<bool> ExitsWithinAsync(TimeSpan timeout)
    {
        try
        {
            await WaitForExitAsync(timeout);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Sends a signal to the process.</summary>
    /// <param name="signal">The name of the signal without SIG.</param>
    public Task SignalAsync(string signal) => RunAsync("procps", "kill", $"-{signal}", $"{Id}");

    /// <summary>Kills the process and its children (SIGKILL).</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private void AddLine(string? line, ConcurrentQueue<string> stream)
    {
        if (line is not null)
        {
            stream.Enqueue(line);
            _lines.Enqueue(line);
        }
    }
}
