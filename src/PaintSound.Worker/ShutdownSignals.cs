using System.Runtime.InteropServices;
using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker;

/// <summary>
/// Somebody ends PaintSound before it has ended by itself: with Ctrl+C, or by closing the window that it was started in. What is said
/// once is done in good order, lights dark and recordings whole; Ctrl+C a second time ends it at once.
/// </summary>
/// <remarks>The command line follows Ctrl+C and SIGTERM by itself; nothing follows a closed window but this.</remarks>
internal sealed class ShutdownSignals : IDisposable
{
    /// <summary>How long ending in good order may take: longer than all that ends has together, each with a limit of its own.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(15);

    // Windows ends whoever has not ended five seconds after its window was closed.
    private static readonly TimeSpan Closing = OperatingSystem.IsWindows() ? TimeSpan.FromSeconds(4.5) : TimeLimit;

    private readonly CancellationTokenSource _closed = new();
    private readonly ManualResetEventSlim _done = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _close;
    private volatile bool _isSaid;

    /// <summary>From now on it is noticed.</summary>
    public ShutdownSignals()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        _close = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Close);
    }

    /// <summary>Whether somebody has done so, in either way.</summary>
    public bool IsRequested => _isSaid;

    /// <summary>Cancelled when the window was closed.</summary>
    public CancellationToken WindowClosed => _closed.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Whoever closes the window waits for this.
        _done.Set();
        _interrupt.Dispose();
        _close.Dispose();
        _closed.Dispose();
    }

    private void Interrupt(PosixSignalContext context)
    {
        if (_isSaid)
        {
            Environment.Exit(ExitStatus.Failed);
        }

        _isSaid = true;
    }

    private void Close(PosixSignalContext context)
    {
        context.Cancel = true;
        _isSaid = true;
        _closed.Cancel();
        if (!_done.Wait(Closing))
        {
            Environment.Exit(ExitStatus.Failed);
        }
    }
}
