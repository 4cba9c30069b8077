using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using PaintSound.Core.Scheduling;

namespace PaintSound.Worker.Scheduling;

/// <summary>macOS: the highest quality of service. Compiled and never run on macOS.</summary>
[SupportedOSPlatform("macos")]
internal sealed partial class MacThreadPriority : IThreadPriority
{
    private const uint UserInteractive = 0x21;  // QOS_CLASS_USER_INTERACTIVE, sys/qos.h

    /// <inheritdoc/>
    public string Advice => "Quit programs that keep the processor busy.";

    /// <inheritdoc/>
    public PriorityGrant RaiseThread() => pthread_set_qos_class_self_np(UserInteractive, 0) is var error && error == 0
        ? new PriorityGrant(IsGranted: true, "quality of service 'user interactive'")
        : new PriorityGrant(IsGranted: false, $"macOS refused a higher quality of service ({Marshal.GetPInvokeErrorMessage(error)})");

    /// <inheritdoc/>
    // Only an administrator may raise another program. ffmpeg reads AVFoundation on threads to which macOS gives their priority.
    public PriorityGrant RaiseProcess(int processId) => new(IsGranted: true, "the priority that macOS gives");

    [LibraryImport("libSystem.dylib")]
    private static partial int pthread_set_qos_class_self_np(uint quality, int relative);
}
