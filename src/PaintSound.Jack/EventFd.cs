using System.Runtime.InteropServices;

namespace PaintSound.Jack;

/// <summary>
/// Wakes one waiting thread from the real-time thread of JACK: an eventfd of Linux, with which PipeWire wakes its own real-time threads. Its counter is
/// written with one call of the system that never waits. The events of .NET take locks that other threads hold, and may allocate.
/// <see cref="Set"/> may be called from any thread, <see cref="Wait"/> from one; neither during or after <see cref="Dispose"/>.
/// </summary>
public sealed unsafe partial class EventFd : IDisposable
{
    // EFD_NONBLOCK and EFD_CLOEXEC: ffmpeg does not inherit it. POLLIN.
    private const int NonBlocking = 0x800, CloseOnExec = 0x80000;
    private const short Readable = 1;
    private readonly int _descriptor = eventfd(0, NonBlocking | CloseOnExec);

    /// <summary>Creates an event that is not set.</summary>
    /// <exception cref="InvalidOperationException">The system refused: too many files are open.</exception>
    public EventFd()
    {
        if (_descriptor < 0)
        {
            throw new InvalidOperationException("The system refused an eventfd: too many files are open.");
        }
    }

    /// <summary>Ends the wait, or the next one at once.</summary>
    public void Set()
    {
        var one = 1UL;
        _ = write(_descriptor, &one, sizeof(ulong));
    }

    /// <summary>Waits for <see cref="Set"/> and resets the event. Several calls of <see cref="Set"/> end one wait.</summary>
    /// <param name="limit">The longest wait.</param>
    public void Wait(TimeSpan limit)
    {
        var wait = new PollDescriptor { Descriptor = _descriptor, Events = Readable };
        ulong count;
        if (poll(&wait, 1, (int)limit.TotalMilliseconds) > 0)
        {
            _ = read(_descriptor, &count, sizeof(ulong));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _ = close(_descriptor);

    [LibraryImport("libc")]
    private static partial int eventfd(uint value, int flags);

    // Without the transition, a garbage collection that begins during the call does not hold the caller.
    [LibraryImport("libc")]
    [SuppressGCTransition]
    private static partial nint write(int descriptor, void* bytes, nuint count);

    [LibraryImport("libc")]
    private static partial nint read(int descriptor, void* bytes, nuint count);

    [LibraryImport("libc")]
    private static partial int poll(PollDescriptor* descriptors, nuint count, int milliseconds);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);

    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
