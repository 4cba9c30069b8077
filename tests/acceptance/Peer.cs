using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace PaintSound.Acceptance.Tests;

/// <summary>A program run as a child: what it prints is kept, line by line, and it is ended with the test.</summary>
internal sealed class Peer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private Peer(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Keep(e.Data, _output);
        process.ErrorDataReceived += (_, e) => Keep(e.Data, _errors);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it has printed so far, on either stream.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>What it has printed on standard output.</summary>
    public IReadOnlyCollection<string> Output => _output;

    /// <summary>What it has printed on standard error.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Its process number.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Its exit status; only once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts a program; where it is missing the test is skipped and says which package has it.</summary>
    /// <param name="package">The Debian package that carries it.</param>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Peer Start(string package, string program, params string[] arguments) =>
        Start(package, new Dictionary<string, string?>(), program, arguments);

    /// <summary>Starts a program in a changed environment.</summary>
    /// <param name="package">The Debian package that carries it.</param>
    /// <param name="environment">What differs from our own environment.</param>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Peer Start(
        string package, IReadOnlyDictionary<string, string?> environment, string program, params string[] arguments) =>
        Start(package, environment, program, isTyped: false, arguments);

    /// <summary>Starts a program in a changed environment, to which a test may type.</summary>
    /// <inheritdoc cref="Start(string, IReadOnlyDictionary{string, string}, string, string[])"/>
    public static Peer StartTyped(
        string package, IReadOnlyDictionary<string, string?> environment, string program, params string[] arguments) =>
        Start(package, environment, program, isTyped: true, arguments);

    /// <summary>Types a line.</summary>
    public void Type(string line) => _process.StandardInput.WriteLine(line);

    private static Peer Start(
        string package, IReadOnlyDictionary<string, string?> environment, string program, bool isTyped, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = isTyped,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return new Peer(Process.Start(start)!);
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not installed: apt-get install {package}");
            throw;
        }
    }

    /// <summary>Waits until it has printed a line that satisfies, for a minute at most.</summary>
    public async Task<string> LineAsync(Predicate<string> satisfies)
    {
        string? found = null;
        await UntilAsync(() => (found = _lines.FirstOrDefault(l => satisfies(l))) is not null);
        return found!;
    }

    /// <summary>Waits until something is so, for a minute at most; fails with what the peer printed otherwise.</summary>
    public Task UntilAsync(Func<bool> so) => Eventually.TrueAsync(
        () => Task.FromResult(so()), () => $"{_process.StartInfo.FileName} printed only:\n{string.Join('\n', _lines)}");

    /// <summary>Runs a program to its end, which has to be a good one.</summary>
    /// <returns>What it printed on either stream.</returns>
    public static async Task<string> RunAsync(string package, string program, params string[] arguments)
    {
        using var peer = Start(package, program, arguments);
        await peer.EndAsync();
        var printed = string.Join('\n', peer.Lines);
        Assert.True(peer.ExitCode == 0, $"{program} failed:\n{printed}");
        return printed;
    }

    /// <summary>Waits until it has ended by itself.</summary>
    /// <param name="patience">How long at most; a minute by default.</param>
    public async Task EndAsync(TimeSpan? patience = null) =>
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(patience ?? Patience, TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>Whether it ends by itself soon.</summary>
    /// <param name="patience">How long it may take.</param>
    public async Task<bool> EndsAsync(TimeSpan patience)
    {
        try
        {
            await EndAsync(patience);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Sends it a signal.</summary>
    /// <param name="signal">Its name without SIG.</param>
    public Task SignalAsync(string signal) => RunAsync("procps", "kill", $"-{signal}", $"{Id}");

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private void Keep(string? line, ConcurrentQueue<string> stream)
    {
        if (line is not null)
        {
            stream.Enqueue(line);
            _lines.Enqueue(line);
        }
    }
}
