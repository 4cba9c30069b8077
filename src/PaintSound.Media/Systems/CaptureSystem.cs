using System.Runtime.Versioning;
using PaintSound.Media.Windows;
using PaintSound.Media.Windows.Programs;

namespace PaintSound.Media.Systems;

/// <summary>The system that PaintSound runs on.</summary>
internal static class CaptureSystem
{
    /// <summary>Linux unless it is macOS or Windows.</summary>
    public static ICaptureSystem Here { get; } =
        OperatingSystem.IsWindows() ? new WindowsCapture(OpenDevices, new ProgramList())
        : OperatingSystem.IsMacOS() ? new MacCapture()
        : new LinuxCapture();

    [SupportedOSPlatform("windows")]
    private static WasapiDevices OpenDevices() => new();
}
