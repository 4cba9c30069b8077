using PaintSound.Core.Scheduling;

namespace PaintSound.Worker.Scheduling;

/// <summary>Selects the way in which this computer raises priorities.</summary>
internal static class ThreadPrioritySystem
{
    /// <summary>Creates the way of this computer. Linux if it is neither macOS nor Windows.</summary>
    public static IThreadPriority Create() =>
        OperatingSystem.IsWindows() ? new WindowsThreadPriority()
        : OperatingSystem.IsMacOS() ? new MacThreadPriority()
        : new LinuxThreadPriority();
}
