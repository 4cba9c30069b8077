using System.Diagnostics;
using System.Globalization;

namespace PaintSound.Worker.Tests.Soaks;

/// <summary>What this process holds at a moment.</summary>
/// <param name="At">The time of the performance.</param>
/// <param name="HeapBytes">Managed memory after a full collection.</param>
/// <param name="WorkingSetBytes">Memory of the process.</param>
/// <param name="Threads">The number of threads.</param>
/// <param name="Handles">The number of open files, sockets and other handles.</param>
internal sealed record SoakSample(TimeSpan At, long HeapBytes, long WorkingSetBytes, int Threads, int Handles)
{
    private const string OpenFiles = "/proc/self/fd";

    /// <summary>Takes a sample.</summary>
    /// <param name="at">The time of the performance.</param>
    public static SoakSample Take(TimeSpan at)
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        var handles = Directory.Exists(OpenFiles) ? Directory.GetFileSystemEntries(OpenFiles).Length : process.HandleCount;
        return new SoakSample(at, heap, process.WorkingSet64, process.Threads.Count, handles);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{At:hh\\:mm} heap {HeapBytes / 1e6:0.0} MB, process {WorkingSetBytes / 1e6:0} MB, {Threads} threads, {Handles} handles");
}
