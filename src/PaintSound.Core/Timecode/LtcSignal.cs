namespace PaintSound.Core.Timecode;

/// <summary>
/// Linear timecode (LTC) as sound, from the clock of the show (SMPTE ST 12-1): biphase mark, in which each bit begins with a change of
/// polarity and a 1 has another one in its middle. A sound device has a clock of its own, so the signal runs up to 0.5 % faster or slower to stay
/// with the clock of the show. <see cref="Start"/> may be called from any thread, <see cref="Fill"/> from one thread at a time; it allocates nothing.
/// </summary>
public sealed class LtcSignal
{
    private const int Halves = 2 * LtcWord.Bits;

    // A change takes 40 µs from 10 % to 90 % of the way (allowed: 40 +- 10 µs, EBU 50 +- 15 µs). A half cosine needs 1.69 times as long for the whole way.
    private const double HalfRiseSeconds = 40e-6 * 1.69 / 2;

    // Slow enough that the jitter of the device's callbacks is not heard as jitter of the bits.
    private const double CorrectionSeconds = 4;
    private const double MaxCorrection = 0.005;

    /// <summary>A larger distance, in frames, means that the device lost sound; the signal then jumps.</summary>
    private const double MaxDistance = 0.5;

    private const long NotStarted = long.MinValue;

    private readonly TimecodeSettings _settings;
    private readonly TimeProvider _time;
    private readonly float _peak;
    private readonly double _framesPerSecond;
    private readonly double _halfRise;
    private readonly long _startFrame;

    // +1 or -1 for each half of a bit, with the halves before and after the word.
    private readonly sbyte[] _polarities = new sbyte[Halves + 2];
    private long _zero = NotStarted;
    private long _written = -1;
    private double _position = double.NaN;

    /// <summary>Creates a signal that is silent until <see cref="Start"/>.</summary>
    /// <param name="settings">Frame rate and start.</param>
    /// <param name="peakDb">The peak in dB relative to full scale; at most 0.</param>
    /// <param name="time">The session clock.</param>
    public LtcSignal(TimecodeSettings settings, double peakDb, TimeProvider time)
    {
        (_settings, _time, _peak) = (settings, time, (float)Math.Pow(10, Math.Min(0, peakDb) / 20));
        _framesPerSecond = settings.Rate.FramesPerSecond();
        _halfRise = HalfRiseSeconds * _framesPerSecond * Halves;
        _startFrame = settings.Start.ToFrame(settings.Rate);
    }

    /// <summary>Sets the zero of the show. Before it, the signal is silent.</summary>
    /// <param name="zero">In ticks of the clock; can be in the past.</param>
    public void Start(long zero) => Volatile.Write(ref _zero, zero);

    /// <summary>Writes the next samples.</summary>
    /// <param name="samples">Receives the samples, mono.</param>
    /// <param name="sampleRate">Samples per second.</param>
    /// <param name="delay">The time from now until the first sample leaves the device.</param>
    public void Fill(Span<float> samples, int sampleRate, TimeSpan delay)
    {
        var zero = Volatile.Read(ref _zero);
        if (zero == NotStarted)
        {
            samples.Clear();
            return;
        }

        var due = (_time.GetElapsedTime(zero, _time.GetTimestamp()) + delay).TotalSeconds * _framesPerSecond;
        if (!(Math.Abs(due - _position) <= MaxDistance))
        {
            _position = due;
        }

        var correction = Math.Clamp((due - _position) / (_framesPerSecond * CorrectionSeconds), -MaxCorrection, MaxCorrection);
        var step = _framesPerSecond / sampleRate * (1 + correction);
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = _position < 0 ? 0 : _peak * Level();
            _position += step;
        }
    }

    private float Level()
    {
        var frame = (long)_position;
        if (frame != _written)
        {
            Write(frame);
        }

        var place = (_position - frame) * Halves;
        var half = Math.Min((int)place, Halves - 1);
        var since = place - half;
        var (before, here, after) = (_polarities[half], _polarities[half + 1], _polarities[half + 2]);
        return since < _halfRise ? Change(before, here, since / _halfRise)
            : since > 1 - _halfRise ? Change(here, after, (since - 1) / _halfRise)
            : here;
    }

    // The position in a change is from -1 to 1.
    private static float Change(sbyte from, sbyte to, double position) => (float)(((to - from) * Math.Sin(position * Math.PI / 2)) + to + from) / 2;

    private void Write(long frame)
    {
        var word = LtcWord.Of(SmpteTime.FromFrame(_startFrame + frame, _settings.Rate), _settings.Rate);
        sbyte polarity = -1;
        _polarities[0] = polarity;
        for (var bit = 0; bit < LtcWord.Bits; bit++)
        {
            polarity = (sbyte)-polarity;
            _polarities[(2 * bit) + 1] = polarity;
            polarity = ((word >> bit) & 1) == 1 ? (sbyte)-polarity : polarity;
            _polarities[(2 * bit) + 2] = polarity;
        }

        // The next word begins with +1, as this one did.
        _polarities[^1] = (sbyte)-polarity;
        _written = frame;
    }
}
