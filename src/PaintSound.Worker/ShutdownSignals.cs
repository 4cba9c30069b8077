using System.Runtime.InteropServices;
using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker;

/// <summary>
/// Handles the signals that stop PaintSound: Ctrl+C, and closing the terminal window. The first signal stops in order, with LEDs off and
/// recordings complete. A second Ctrl+C exits at once.
/// </summary>
/// <remarks>System.CommandLine handles Ctrl+C and SIGTERM itself, but not a closed window.</remarks>
internal sealed class ShutdownSignals : IDisposable
{
    /// <summary>The most time for an orderly stop. It is longer than the sum of the time limits of all parts.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(15);

    // Windows kills a process five seconds after its window was closed.
    private static readonly TimeSpan CloseTimeLimit = OperatingSystem.IsWindows() ? TimeSpan.FromSeconds(4.5) : TimeLimit;

    private readonly CancellationTokenSource _closed = new();
    private readonly ManualResetEventSlim _done = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _close;
    private volatile bool _isRequested;

    /// <summary>Registers the signal handlers.</summary>
    public ShutdownSignals()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        _close = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Close);
    }

    /// <summary>True after the first signal of either kind.</summary>
    public bool IsRequested => _isRequested;

    /// <summary>Is cancelled when the terminal window is closed.</summary>
    public CancellationToken WindowClosed => _closed.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The handler of the closed window waits for this.
        _done.Set();
        _interrupt.Dispose();
        _close.Dispose();
        _closed.Dispose();
    }

    private void Interrupt(PosixSignalContext context)
    {
        if (_isRequested)
        {
            Environment.Exit(ExitStatus.Failed);
        }

        _isRequested = true;
    }

    private void Close(PosixSignalContext context)
    {
        context.Cancel = true;
        _isRequested = true;
        _closed.Cancel();
        if (!_done.Wait(CloseTimeLimit))
        {
            Environment.Exit(ExitStatus.Failed);
        }
    }
}
