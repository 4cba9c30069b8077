using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace PaintSound.Acceptance.Tests;

/// <summary>A program that is not ours, run as a child: what it prints is kept, line by line, and it is ended with the test.</summary>
internal sealed class Peer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private Peer(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Keep(e.Data);
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it has printed so far, on either stream.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Its exit status; only once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts a program; where it is missing the test is skipped and says which package has it.</summary>
    /// <param name="package">The Debian package that carries it.</param>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Peer Start(string package, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) 
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
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

    /// <summary>Waits until it has printed a line that satisfies, for half a minute at most.</summary>
    public async Task<string> LineAsync(Predicate<string> satisfies)
    {
        string? found = null;
        await UntilAsync(() => (found = _lines.FirstOrDefault(l => satisfies(l))) is not null);
        return found!;
    }

    /// <summary>Waits until something is so, for half a minute at most; fails with what the peer printed otherwise.</summary>
    public async Task UntilAsync(Func<bool> so)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!so())
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(start) < Patience,
                $"{_process.StartInfo.FileName} printed only:\n{string.Join('\n', _lines)}");
            await Task.Delay(Look, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until it has ended by itself, for half a minute at most.</summary>
    public async Task EndAsync() =>
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
        }
    }
}
