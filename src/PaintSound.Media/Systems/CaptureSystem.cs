using System.Runtime.Versioning;
using PaintSound.Media.Windows;
using PaintSound.Media.Windows.Programs;

namespace PaintSound.Media.Systems;

/// <summary>Selects the capture system of this computer.</summary>
internal static class CaptureSystem
{
    /// <summary>The capture system of this computer. Linux if it is neither macOS nor Windows.</summary>
    public static ICaptureSystem Current { get; } =
        OperatingSystem.IsWindows() ? new WindowsCapture(OpenDevices, new ProgramList())
        : OperatingSystem.IsMacOS() ? new MacCapture()
        : new LinuxCapture();

    [SupportedOSPlatform("windows")]
    private static WasapiDevices OpenDevices() => new();
}
