using System.Diagnostics;
using System.Globalization;

namespace PaintSound.Acceptance.Tests.Soaks;

/// <summary>What a process holds at a moment.</summary>
/// <param name="Seconds">Seconds since the start of the soak.</param>
/// <param name="WorkingSetBytes">Memory.</param>
/// <param name="Threads">The number of threads.</param>
/// <param name="Handles">The number of open files, sockets and other handles.</param>
internal sealed record ProcessSample(double Seconds, long WorkingSetBytes, int Threads, int Handles)
{
    /// <summary>Takes a sample.</summary>
    public static ProcessSample Take(int id, double seconds)
    {
        using var process = Process.GetProcessById(id);
        var files = $"/proc/{id}/fd";
        return new ProcessSample(
            seconds, process.WorkingSet64, process.Threads.Count, Directory.Exists(files) ? Directory.GetFileSystemEntries(files).Length : process.HandleCount);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Seconds / 60:0.0} min: {WorkingSetBytes / 1e6:0} MB, {Threads} threads, {Handles} handles");
}
