using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Brush.Microphones;

/// <summary>Measures one contact microphone: level, clipping, hum, digital silence. Not thread-safe. Does not allocate after its creation.</summary>
internal sealed class MicrophoneMeter
{
    /// <summary>The samples of one reading: 0.1 s, whole periods of 50 and 60 Hz.</summary>
    public const int Window = ISoundSource.SampleRate / 10;

    /// <summary>A higher peak means that the amplifier of the microphone clips. In dB.</summary>
    private const float ClippingDb = -0.5f;

    private const int ClippingWindows = 30;
    private const int SilentWindows = 5;
    private const int HumWindows = 20, MinHumWindows = 5;
    private const double HumShare = 0.6;  // of the last windows: a stroke, or the ring of a tap, is no hum

    private readonly HumDetector _hum = new();
    private readonly bool[] _hums = new bool[HumWindows];
    private double _sum, _squares;
    private float _low = float.MaxValue, _high = float.MinValue, _peak;
    private int _samples, _windows, _silentWindows, _clippingWindows;

    /// <summary>The last whole window; <see cref="MicrophoneCondition.Missing"/> before the first.</summary>
    public MicrophoneReading Reading { get; private set; } = new(Decibels.Silence, Decibels.Silence, MicrophoneCondition.Missing);

    /// <summary>Adds a sample, -1..1.</summary>
    public void Add(float sample)
    {
        _sum += sample;
        _squares += sample * sample;
        (_low, _high, _peak) = (Math.Min(_low, sample), Math.Max(_high, sample), Math.Max(_peak, Math.Abs(sample)));
        _hum.Add(sample);
        if (++_samples == Window)
        {
            EndWindow();
        }
    }

    private void EndWindow()
    {
        var mean = _sum / Window;
        var peakDb = Decibels.FromPower(_peak * _peak);
        _silentWindows = _low == _high ? _silentWindows + 1 : 0;
        _clippingWindows = peakDb > ClippingDb ? ClippingWindows : Math.Max(0, _clippingWindows - 1);
        _hums[_windows++ % HumWindows] = _hum.Take(Window);
        Reading = new(Decibels.FromPower(Math.Max(0, (_squares / Window) - (mean * mean))), peakDb, Judge());
        (_sum, _squares, _low, _high, _peak, _samples) = (0, 0, float.MaxValue, float.MinValue, 0, 0);
    }

    private MicrophoneCondition Judge() => _silentWindows >= SilentWindows ? MicrophoneCondition.Silent
        : _clippingWindows > 0 ? MicrophoneCondition.Clipping
        : IsHumming ? MicrophoneCondition.Humming
        : MicrophoneCondition.Working;

    private bool IsHumming
    {
        get
        {
            var count = 0;
            foreach (var hum in _hums)
            {
                count += hum ? 1 : 0;
            }

            return _windows >= MinHumWindows && count >= HumShare * Math.Min(_windows, HumWindows);
        }
    }
}
