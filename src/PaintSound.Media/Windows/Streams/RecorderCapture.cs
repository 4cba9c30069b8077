using System.Runtime.Versioning;
using NAudio.CoreAudioApi;
using NAudio.Wave;
using PaintSound.Media.Conversion;

namespace PaintSound.Media.Windows.Streams;

/// <summary>A capture with NAudio's <see cref="WasapiRecorder"/>, which delivers the driver's buffer without copying.</summary>
[SupportedOSPlatform("windows")]
internal sealed class RecorderCapture : IWasapiCapture
{
    private readonly WasapiRecorder _recorder;
    private readonly MMDevice? _device;
    private readonly bool _isRaw;

    /// <summary>Creates the capture and takes ownership of both arguments.</summary>
    /// <param name="recorder">The recorder, not yet started.</param>
    /// <param name="device">The recorded device; null for a program.</param>
    /// <param name="isRaw">True if it bypasses the driver's effects.</param>
    /// <exception cref="WasapiException">PaintSound cannot read the format. The recorder is disposed; the caller keeps the device.</exception>
    public RecorderCapture(WasapiRecorder recorder, MMDevice? device, bool isRaw)
    {
        (_recorder, _device, _isRaw) = (recorder, device, isRaw);
        if (WaveFormats.Convert(recorder.WaveFormat) is not { } format)
        {
            recorder.Dispose();
            throw new WasapiException(WasapiError.UnsupportedFormat);
        }

        Format = format;
    }

    /// <inheritdoc/>
    public SampleFormat Format { get; }

    /// <inheritdoc/>
    public WasapiGrant Start(WasapiPacketHandler packet, Action<int> ended)
    {
        _recorder.DataAvailable += (buffer, _, _, _) => packet(buffer);
        _recorder.RecordingStopped += (_, e) => ended(e.Exception?.HResult ?? 0);
        return WasapiException.Wrap(() =>
        {
            _recorder.StartRecording();
            return new WasapiGrant(
                Format, _recorder.AverageLatency, _recorder.LowLatencyActive, _recorder.LowLatencyUnavailableReason, _isRaw);
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _recorder.Dispose();
        _device?.Dispose();
    }
}
