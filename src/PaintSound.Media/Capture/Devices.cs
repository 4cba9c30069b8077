using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Systems;

namespace PaintSound.Media.Capture;

/// <summary>The microphones and cameras of this system, by the names that a show file takes.</summary>
public static class Devices
{
    /// <summary>Asks the system what there is now.</summary>
    /// <param name="ffmpeg">Where ffmpeg is.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="MediaException">ffmpeg does not answer.</exception>
    public static Task<DeviceList> ListAsync(FfmpegTools ffmpeg, CancellationToken stop) => CaptureSystem.Here.ListAsync(ffmpeg, stop);

    /// <summary>True where the name has the form of a device or of a stream on this system, false where it must be a file.</summary>
    /// <param name="name">What a show file says.</param>
    public static bool IsName(string name) =>
        DeviceName.Parse(name, CaptureSystem.Here.MicrophoneSchemes.Concat(CaptureSystem.Here.CameraSchemes)) is not null;

    internal static DeviceName Require(string name, IReadOnlyList<string> schemes, string what) =>
        DeviceName.Parse(name, schemes) ?? throw new MediaException(
            $"{name} names no {what} of this system: its name begins with {string.Join(" or ", schemes.Select(scheme => scheme + ":"))}. "
            + "\"paintsound devices\" lists what there is.");
}
