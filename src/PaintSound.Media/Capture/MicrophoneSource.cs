using System.Runtime.InteropServices;
using PaintSound.Core.Scheduling;
using PaintSound.Core.Sources;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;
using PaintSound.Media.Systems;

namespace PaintSound.Media.Capture;

/// <summary>Live sound that ffmpeg captures from a microphone, from several channels of one device, or from a network stream. Reopens the device if it is lost.</summary>
public sealed class MicrophoneSource : ISoundSource
{
    private const int MaxSamples = ISoundSource.SampleRate / 4;
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(2);
    private readonly SupervisedDevice _device;

    /// <summary>Creates the source without opening the microphone.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="name">The device name, as listed by <see cref="CaptureDevices.ListAsync"/>, or an address such as rtsp://host/stream.</param>
    /// <param name="kind">The role of the source: brush or music. The name in a patch bay is paintsound-brush or paintsound-music.</param>
    /// <param name="time">The session clock.</param>
    /// <param name="channels">The channels to deliver, each as it is; null for a mono mix of all.</param>
    /// <param name="priority">Raises the thread that reads the sound, and the program that captures it; null if neither is raised.</param>
    /// <exception cref="MediaException">This system has no devices with a name of this form.</exception>
    public MicrophoneSource(
        FfmpegTools ffmpeg, string name, SourceKind kind, TimeProvider time, ChannelSelection? channels = null, IThreadPriority? priority = null)
    {
        (Name, Channels) = (name, channels?.Count ?? 1);
        var parsed = CaptureDevices.Require(name, CaptureSystem.Current.MicrophoneSchemes, "microphone");
        var client = "paintsound-" + kind.ToString().ToLowerInvariant();
        _device = new SupervisedDevice(kind, name, Open, sizeof(float) * Channels, MaxSamples, Stall, time, priority);

        OpenedDevice Open()
        {
            var plan = parsed.IsStream ? new CapturePlan([], name) : CaptureSystem.Current.PlanMicrophone(parsed, client, channels);
            // A device declares its format. Probing its sound would only add latency.
            string[] options = parsed.IsStream ? [] : ["-probesize", "32", "-analyzeduration", "0"];
            var opened = DeviceProcess.Open(ffmpeg, plan, options, ["-vn", "-map", "0:a:0", .. channels is null ? PcmFormat.Arguments : PcmFormat.AllChannels], priority);
            return channels is null ? opened : opened with { Capture = new SelectedChannelsCapture(opened.Capture, channels, MaxSamples) };
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Channels { get; }

    /// <inheritdoc/>
    public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop) =>
        _device.RunAsync((samples, timestamp) => onBlock(MemoryMarshal.Cast<byte, float>(samples), timestamp), report, stop);
}
