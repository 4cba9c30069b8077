using System.Net.NetworkInformation;
using PaintSound.Live;
using PaintSound.Live.Connections;
using PaintSound.Media;
using PaintSound.Media.Capture;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Worker.Commands.New;

/// <summary>Finds what exists on this computer for a new show.</summary>
internal static class PartSearch
{
    private static readonly LiveConnectionKind[] ConnectionsWithPort = [LiveConnectionKind.RemoteScript, LiveConnectionKind.Max, LiveConnectionKind.AbletonOsc];

    /// <summary>Lists libraries, devices and connections to Live. What cannot be listed is a remark.</summary>
    /// <param name="folders">Where libraries may be: absolute paths.</param>
    /// <param name="stop">Cancels the search.</param>
    public static async Task<FoundParts> RunAsync(IReadOnlyList<string> folders, CancellationToken stop)
    {
        List<string> remarks = [];
        DeviceList devices = new([], [], []);
        try
        {
            devices = await CaptureDevices.ListAsync(FfmpegTools.Find(), stop);
            remarks.AddRange(devices.Notes);
        }
        catch (MediaException e)
        {
            remarks.Add(e.Message);
        }

        return new FoundParts(
            LibrarySearch.Find(folders),
            [.. devices.Microphones.Where(device => !device.IsMonitor)],
            [.. devices.Microphones.Where(device => device.IsMonitor)],
            devices.Cameras,
            FindLive(remarks),
            remarks);
    }

    // A program in Live receives at its port, so the port is taken. Nothing is sent to Live.
    private static LiveConnectionKind[] FindLive(List<string> remarks)
    {
        try
        {
            var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners().Select(end => end.Port).ToHashSet();
            return [.. ConnectionsWithPort.Where(kind => taken.Contains(LiveConnections.DefaultPort(kind)))];
        }
        catch (Exception e) when (e is NetworkInformationException or PlatformNotSupportedException)
        {
            remarks.Add($"This system does not tell whether Ableton Live listens: {e.Message}");
            return [];
        }
    }
}
