using System.Diagnostics;
using System.Globalization;

namespace PaintSound.Tests;

/// <summary>What a process holds at a moment.</summary>
/// <param name="Seconds">Seconds since the start of the soak.</param>
/// <param name="WorkingSetBytes">Memory.</param>
/// <param name="Threads">The number of threads.</param>
/// <param name="Handles">The number of open files, sockets and other handles.</param>
internal sealed record ProcessSample(double Seconds, long WorkingSetBytes, int Threads, int Handles)
{
    /// <summary>Managed memory after a full collection; 0 for another process.</summary>
    public long HeapBytes { get; private init; }

    /// <summary>Takes a sample.</summary>
    /// <param name="id">The process.</param>
    /// <param name="seconds">Seconds since the start of the soak.</param>
    public static ProcessSample Take(int id, double seconds)
    {
        var heap = id == Environment.ProcessId ? GC.GetTotalMemory(forceFullCollection: true) : 0;
        using var process = Process.GetProcessById(id);
        var files = $"/proc/{id}/fd";
        var handles = Directory.Exists(files) ? Directory.GetFileSystemEntries(files).Length : process.HandleCount;
        return new ProcessSample(seconds, process.WorkingSet64, process.Threads.Count, handles) { HeapBytes = heap };
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Seconds / 60:0.0} min: {WorkingSetBytes / 1e6:0} MB{(HeapBytes > 0 ? $", heap {HeapBytes / 1e6:0.0} MB" : "")}, {Threads} threads, {Handles} handles");
}
