using System.Runtime.InteropServices;
using PaintSound.Core.Scheduling;

namespace PaintSound.Worker.Scheduling;

/// <summary>Linux: real-time priority (sched(7)); if that is refused, a lower nice value.</summary>
internal sealed partial class LinuxThreadPriority : IThreadPriority
{
    // Below the threads of JACK, whose clients have 5 if it was started with its default of 10, and of PipeWire (83).
    private const int RealTimePriority = 3;

    // The value that PipeWire and PulseAudio take.
    private const int Nice = -11;

    private const int RoundRobin = 2;            // SCHED_RR
    private const int Normal = 0;                // SCHED_OTHER
    private const int ResetOnFork = 0x40000000;  // SCHED_RESET_ON_FORK
    private const int OneProcess = 0;            // PRIO_PROCESS
    private const int Caller = 0;

    /// <inheritdoc/>
    public string Advice =>
        "Allow it: 'sudo dpkg-reconfigure -p high jackd2', or write the lines '@audio - rtprio 95' and '@audio - nice -19' to /etc/security/limits.d/audio.conf; "
        + "then 'sudo usermod -aG audio $USER', and log in again. In a service of systemd: LimitRTPRIO=95 and LimitNICE=-19.";

    /// <inheritdoc/>
    public PriorityGrant RaiseThread() => Raise(Caller, ResetOnFork);

    /// <inheritdoc/>
    // The threads that the program starts later get the same priority: one of them captures.
    public PriorityGrant RaiseProcess(int processId) => Raise(processId, 0);

    private static unsafe PriorityGrant Raise(int id, int flags)
    {
        var priority = RealTimePriority;
        if (sched_setscheduler(id, RoundRobin | flags, &priority) == 0)
        {
            return new PriorityGrant(IsGranted: true, $"real-time priority {RealTimePriority}");
        }

        var reason = Marshal.GetLastPInvokeErrorMessage();
        priority = 0;
        _ = sched_setscheduler(id, Normal | flags, &priority);
        return new PriorityGrant(
            IsGranted: false,
            setpriority(OneProcess, id, Nice) == 0 ? $"Linux refused real-time priority ({reason}) and gave nice {Nice}" : $"Linux refused real-time priority ({reason})");
    }

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial int sched_setscheduler(int id, int policy, int* priority);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int setpriority(int which, int id, int nice);
}
