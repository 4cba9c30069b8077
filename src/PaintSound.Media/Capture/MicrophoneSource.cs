using System.Runtime.InteropServices;
using PaintSound.Core.Sources;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;
using PaintSound.Media.Systems;

namespace PaintSound.Media.Capture;

/// <summary>A microphone, or a stream from elsewhere: live sound that is opened again whenever it goes away.</summary>
public sealed class MicrophoneSource : ISoundSource
{
    private const int MostSamples = ISoundSource.SampleRate / 4;
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(2);
    private readonly SupervisedDevice _device;

    /// <summary>Does not open it yet.</summary>
    /// <param name="ffmpeg">Where ffmpeg is.</param>
    /// <param name="name">The device as <see cref="CaptureDevices.ListAsync"/> names it, or an address such as rtsp://host/stream.</param>
    /// <param name="kind">What it stands for; in a patch bay it is paintsound-brush or paintsound-music.</param>
    /// <param name="time">The session's clock.</param>
    /// <exception cref="MediaException">The name is of no kind that this system knows.</exception>
    public MicrophoneSource(FfmpegTools ffmpeg, string name, SourceKind kind, TimeProvider time)
    {
        Name = name;
        var parsed = CaptureDevices.Require(name, CaptureSystem.Here.MicrophoneSchemes, "microphone");
        var client = "paintsound-" + kind.ToString().ToLowerInvariant();
        _device = new SupervisedDevice(kind, name, Open, sizeof(float), MostSamples, Stall, time);

        OpenedDevice Open(CancellationToken stop)
        {
            var plan = parsed.IsStream ? new CapturePlan([], name) : CaptureSystem.Here.Microphone(parsed, client);
            // A device says what it gives; looking into its sound first would only cost time.
            string[] options = parsed.IsStream ? [] : ["-probesize", "32", "-analyzeduration", "0"];
            return DeviceProcess.Open(ffmpeg, plan, options, ["-vn", "-map", "0:a:0", .. PcmFormat.Arguments], stop);
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop) =>
        _device.RunAsync((samples, timestamp) => onBlock(MemoryMarshal.Cast<byte, float>(samples), timestamp), report, stop);
}
