using PaintSound.Core.Scheduling;
using PaintSound.Core.Sources;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Systems;
using PaintSound.Media.Windows;

namespace PaintSound.Media.Capture;

/// <summary>The microphones and cameras of this system, with the names that a show file uses.</summary>
public static class CaptureDevices
{
    /// <summary>Lists the devices that are available now.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">ffmpeg does not respond.</exception>
    public static Task<DeviceList> ListAsync(FfmpegTools ffmpeg, CancellationToken stop) => CaptureSystem.Current.ListAsync(ffmpeg, stop);

    /// <summary>Lists the modes of a camera that is not open. Empty for a stream, and if the system does not say.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="camera">The device name, as listed by <see cref="ListAsync"/>.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">This system has no cameras with a name of this form, or the program that lists the modes does not respond.</exception>
    public static async Task<IReadOnlyList<CameraMode>> ListModesAsync(FfmpegTools ffmpeg, string camera, CancellationToken stop)
    {
        var parsed = Require(camera, CaptureSystem.Current.CameraSchemes, "camera");
        return parsed.IsStream ? [] : await CaptureSystem.Current.ListModesAsync(ffmpeg, parsed, stop);
    }

    /// <summary>True if the name has the form of a device or a stream on this system; false if it must be a file.</summary>
    /// <param name="name">The name from the show file.</param>
    public static bool IsName(string name) =>
        DeviceName.Parse(name, CaptureSystem.Current.MicrophoneSchemes.Concat(CaptureSystem.Current.CameraSchemes)) is not null;

    /// <summary>
    /// True if <see cref="ListAsync"/> lists every device with a name of this form. ALSA has too many names to list, streams are
    /// not listed, and a program can be started later.
    /// </summary>
    /// <param name="name">The name from the show file.</param>
    public static bool IsListed(string name) => IsName(name) && !Unlisted.Any(start => name.StartsWith(start, StringComparison.Ordinal))
        && !name.Contains("://", StringComparison.Ordinal);

    /// <summary>Creates a source for the live sound of a device or a stream, without opening it.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="name">The device name, as listed by <see cref="ListAsync"/>, or an address such as rtsp://host/stream.</param>
    /// <param name="kind">The role of the source: brush, canvas or music.</param>
    /// <param name="time">The session clock.</param>
    /// <param name="channels">The channels to deliver, each as it is; null for a mono mix of all.</param>
    /// <param name="priority">Raises the thread that reads the sound, and the program that captures it; null if neither is raised.</param>
    /// <exception cref="MediaException">This system has no devices with a name of this form.</exception>
    public static ISoundSource CreateSoundSource(
        FfmpegTools ffmpeg, string name, SourceKind kind, TimeProvider time, ChannelSelection? channels = null, IThreadPriority? priority = null)
    {
        var parsed = Require(name, CaptureSystem.Current.MicrophoneSchemes, "microphone");
        return CaptureSystem.Current.CreateSoundSource(parsed, kind, time, channels, priority)
            ?? new MicrophoneSource(ffmpeg, name, kind, time, channels, priority);
    }

    private static readonly string[] Unlisted = ["alsa:", WasapiName.Program + ":"];

    internal static DeviceName Require(string name, IReadOnlyList<string> schemes, string what) =>
        DeviceName.Parse(name, schemes) ?? throw new MediaException(
            $"{name} is not a {what} name of this system. Such names start with {string.Join(" or ", schemes.Select(scheme => scheme + ":"))}. "
            + "Run \"paintsound devices\" to list them.");
}
