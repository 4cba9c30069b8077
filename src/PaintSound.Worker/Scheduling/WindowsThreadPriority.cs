using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using PaintSound.Core.Scheduling;

namespace PaintSound.Worker.Scheduling;

/// <summary>Windows: the Multimedia Class Scheduler Service, which leaves a fifth of the processor to other programs. Compiled and never run on Windows.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsThreadPriority : IThreadPriority
{
    private const string Task = "Pro Audio";

    /// <inheritdoc/>
    public string Advice => "Start the service 'Multimedia Class Scheduler' in Windows' services.";

    /// <inheritdoc/>
    public PriorityGrant RaiseThread()
    {
        uint index = 0;
        return AvSetMmThreadCharacteristics(Task, ref index) != 0
            ? new PriorityGrant(IsGranted: true, $"multimedia class '{Task}'")
            : new PriorityGrant(IsGranted: false, $"Windows refused the multimedia class '{Task}' ({Marshal.GetLastPInvokeErrorMessage()})");
    }

    /// <inheritdoc/>
    public PriorityGrant RaiseProcess(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            process.PriorityClass = ProcessPriorityClass.AboveNormal;
            return new PriorityGrant(IsGranted: true, "priority above normal");
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or ArgumentException)
        {
            return new PriorityGrant(IsGranted: false, $"Windows refused a higher priority ({e.Message.TrimEnd('.')})");
        }
    }

    [LibraryImport("avrt", EntryPoint = "AvSetMmThreadCharacteristicsW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial nint AvSetMmThreadCharacteristics(string task, ref uint index);
}
