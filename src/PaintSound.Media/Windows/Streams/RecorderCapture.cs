using System.Runtime.Versioning;
using NAudio.CoreAudioApi;
using NAudio.Wave;
using PaintSound.Media.Conversion;

namespace PaintSound.Media.Windows.Streams;

/// <summary>A capture by NAudio's <see cref="WasapiRecorder"/>, which hands out the driver's own memory without copying.</summary>
[SupportedOSPlatform("windows")]
internal sealed class RecorderCapture : IWasapiCapture
{
    private readonly WasapiRecorder _recorder;
    private readonly MMDevice? _device;
    private readonly bool _isRaw;

    /// <summary>Owns both from now on.</summary>
    /// <param name="recorder">The recorder, not started.</param>
    /// <param name="device">What it records; null for a program.</param>
    /// <param name="isRaw">Whether it bypasses the driver's effects.</param>
    /// <exception cref="WasapiException">Its format is none that can be read; nothing is owned then.</exception>
    public RecorderCapture(WasapiRecorder recorder, MMDevice? device, bool isRaw)
    {
        (_recorder, _device, _isRaw) = (recorder, device, isRaw);
        if (WaveFormats.Read(recorder.WaveFormat) is not { } format)
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
