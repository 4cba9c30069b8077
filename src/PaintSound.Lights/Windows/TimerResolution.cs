using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace PaintSound.Lights.Windows;

/// <summary>
/// Windows wakes a waiting thread every 15.6 ms, which is too coarse for 44 packets per second. While this exists, it is 1 ms for this process.
/// </summary>
internal sealed partial class TimerResolution : IDisposable
{
    private const uint Milliseconds = 1;
    private readonly bool _isSet;

    /// <summary>Asks for 1 ms on Windows; does nothing on other systems, which need no request.</summary>
    public TimerResolution() => _isSet = OperatingSystem.IsWindows() && BeginPeriod(Milliseconds) == 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (OperatingSystem.IsWindows() && _isSet)
        {
            _ = EndPeriod(Milliseconds);
        }
    }

    [SupportedOSPlatform("windows")]
    [LibraryImport("winmm.dll", EntryPoint = "timeBeginPeriod")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial uint BeginPeriod(uint milliseconds);

    [SupportedOSPlatform("windows")]
    [LibraryImport("winmm.dll", EntryPoint = "timeEndPeriod")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial uint EndPeriod(uint milliseconds);
}
