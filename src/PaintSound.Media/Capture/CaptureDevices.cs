using PaintSound.Core.Sources;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Systems;
using PaintSound.Media.Windows;

namespace PaintSound.Media.Capture;

/// <summary>The microphones and cameras of this system, by the names that a show file takes.</summary>
public static class CaptureDevices
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

    /// <summary>
    /// True if <see cref="ListAsync"/> lists every device with a name of this form. ALSA has too many names to list, a stream is in no
    /// list, and a program may be started later.
    /// </summary>
    /// <param name="name">What a show file says.</param>
    public static bool IsListed(string name) => IsName(name) && !Unlisted.Any(start => name.StartsWith(start, StringComparison.Ordinal))
        && !name.Contains("://", StringComparison.Ordinal);

    /// <summary>Live sound of a device. Does not open it yet.</summary>
    /// <param name="ffmpeg">Where ffmpeg is.</param>
    /// <param name="name">The device as <see cref="ListAsync"/> names it, or an address such as rtsp://host/stream.</param>
    /// <param name="kind">What it stands for.</param>
    /// <param name="time">The session's clock.</param>
    /// <exception cref="MediaException">The name is of no kind that this system knows.</exception>
    public static ISoundSource Sound(FfmpegTools ffmpeg, string name, SourceKind kind, TimeProvider time)
    {
        var parsed = Require(name, CaptureSystem.Here.MicrophoneSchemes, "microphone");
        return CaptureSystem.Here.Sound(parsed, kind, time) ?? new MicrophoneSource(ffmpeg, name, kind, time);
    }

    private static readonly string[] Unlisted = ["alsa:", WasapiName.Program + ":"];

    internal static DeviceName Require(string name, IReadOnlyList<string> schemes, string what) =>
        DeviceName.Parse(name, schemes) ?? throw new MediaException(
            $"{name} names no {what} of this system: its name begins with {string.Join(" or ", schemes.Select(scheme => scheme + ":"))}. "
            + "\"paintsound devices\" lists what there is.");
}
