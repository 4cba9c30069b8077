using System.Runtime.Intrinsics;

namespace PaintSound.Media.Conversion;

/// <summary>
/// Measures the integrated loudness of sound as EBU R 128 asks: ITU-R BS.1770 with K-weighting, blocks of 400 ms that overlap by 75 %, the absolute gate of
/// -70 LUFS and the relative gate of -10 LU. As in ffmpeg's filter ebur128, blocks are counted in steps of 0.01 LU, so the memory does not depend on the length; mono is
/// measured as it is played on two loudspeakers. One thread at a time.
/// </summary>
public sealed class LoudnessMeter
{
    private const int StepsPerBlock = 4;
    private const int StepsPerSecond = 10;
    private const double AbsoluteGateLufs = -70, HighestLufs = 10, RelativeGateLu = -10, OffsetLufs = -0.691;
    private const int LevelsPerLu = 100;

    // Two loudspeakers play twice the power of one.
    private const double DualMonoLu = 3.01029995663978;

    private readonly int _channels;
    private readonly int _step;
    private readonly KWeighting[] _filters;   // of pairs of channels
    private readonly uint[] _levels = new uint[(int)((HighestLufs - AbsoluteGateLufs) * LevelsPerLu) + 1];
    private readonly double[] _energies = new double[StepsPerBlock];
    private long _steps;
    private int _filled;
    private double _power;
    private long _blocks;

    /// <summary>Creates a meter.</summary>
    /// <param name="rate">Sample rate in Hz.</param>
    /// <param name="channels">1 or 2.</param>
    public LoudnessMeter(int rate, int channels)
        : this(rate, new ChannelLayout(channels, 0)) => ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, 2);

    /// <summary>Creates a meter for any number of channels.</summary>
    /// <param name="rate">Sample rate in Hz.</param>
    /// <param name="layout">The channels. Those whose loudspeaker is not known count as front ones.</param>
    internal LoudnessMeter(int rate, ChannelLayout layout)
    {
        _channels = layout.Channels;
        _step = rate / StepsPerSecond;
        _filters = [.. Enumerable.Range(0, (_channels + 1) / 2).Select(pair => new KWeighting(rate, layout, 2 * pair))];
    }

    /// <summary>The loudness of all sound so far in LUFS; null if it is shorter than 400 ms or silent.</summary>
    public double? IntegratedLufs
    {
        get
        {
            if (_blocks == 0)
            {
                return null;
            }

            var (sum, count) = (0.0, 0L);
            for (var level = GetLevel(ToLufs(_power / _blocks) + RelativeGateLu); level < _levels.Length; level++)
            {
                count += _levels[level];
                sum += _levels[level] * ToPower(((double)level / LevelsPerLu) + AbsoluteGateLufs);
            }

            return count > 0 ? ToLufs(sum / count) + (_channels == 1 ? DualMonoLu : 0) : null;
        }
    }

    /// <summary>Adds sound.</summary>
    /// <param name="samples">Whole interleaved frames.</param>
    public void Add(ReadOnlySpan<float> samples)
    {
        while (samples.Length >= _channels)
        {
            var frames = Math.Min(samples.Length / _channels, _step - _filled);
            foreach (var filter in _filters)
            {
                _energies[_steps % StepsPerBlock] += filter.Measure(samples[..(frames * _channels)]);
            }

            samples = samples[(frames * _channels)..];
            _filled += frames;
            if (_filled == _step)
            {
                CompleteStep();
            }
        }
    }

    private void CompleteStep()
    {
        _filled = 0;
        _steps++;
        if (_steps >= StepsPerBlock)
        {
            // Like ffmpeg, so that silence has a level.
            var power = 1e-12 + _energies.Sum();
            power /= StepsPerBlock * _step;
            if (ToLufs(power) is var lufs and >= AbsoluteGateLufs)
            {
                _levels[GetLevel(lufs)]++;
                _power += power;
                _blocks++;
            }
        }

        _energies[_steps % StepsPerBlock] = 0;
    }

    private int GetLevel(double lufs) => Math.Clamp((int)((lufs - AbsoluteGateLufs) * LevelsPerLu), 0, _levels.Length - 1);

    private static double ToLufs(double power) => OffsetLufs + (10 * Math.Log10(power));

    private static double ToPower(double lufs) => Math.Pow(10, (lufs - OffsetLufs) / 10);

    /// <summary>The two filters of BS.1770 for any sample rate: the shelf of the head, then the high-pass. They filter two channels at once.</summary>
    private sealed class KWeighting
    {
        private readonly double _b0, _b1, _b2, _a1, _a2, _c1, _c2;
        private readonly int _channels, _first;
        private readonly Vector128<double> _weights;
        private Vector128<double> _shelf1, _shelf2, _high1, _high2;

        public KWeighting(int rate, ChannelLayout layout, int first)
        {
            (_channels, _first) = (layout.Channels, first);
            _weights = Vector128.Create(layout.GetLoudnessWeight(first), first + 1 < _channels ? layout.GetLoudnessWeight(first + 1) : 0);

            // The analogue filters whose digital form at 48 kHz is in the recommendation's annex 1, table 1 and 2.
            const double shelfHz = 1681.974450955533, shelfDb = 3.999843853973347, shelfQ = 0.7071752369554196;
            const double highHz = 38.13547087602444, highQ = 0.5003270373238773;
            var k = Math.Tan(Math.PI * shelfHz / rate);
            var high = Math.Pow(10, shelfDb / 20);
            var middle = Math.Pow(high, 0.4996667741545416);
            var a0 = 1 + (k / shelfQ) + (k * k);
            (_b0, _b1, _b2) = ((high + (middle * k / shelfQ) + (k * k)) / a0, 2 * ((k * k) - high) / a0, (high - (middle * k / shelfQ) + (k * k)) / a0);
            (_a1, _a2) = (2 * ((k * k) - 1) / a0, (1 - (k / shelfQ) + (k * k)) / a0);
            k = Math.Tan(Math.PI * highHz / rate);
            a0 = 1 + (k / highQ) + (k * k);
            (_c1, _c2) = (2 * ((k * k) - 1) / a0, (1 - (k / highQ) + (k * k)) / a0);
        }

        /// <summary>Filters both channels and returns their energy, weighted.</summary>
        public double Measure(ReadOnlySpan<float> frames)
        {
            // The second of a channel that is alone is one that exists: its weight is 0.
            var second = _first + 1 < _channels ? 1 : 0;
            var (shelf1, shelf2, high1, high2, energy) = (_shelf1, _shelf2, _high1, _high2, Vector128<double>.Zero);
            var (b0, b1, b2) = (Vector128.Create(_b0), Vector128.Create(_b1), Vector128.Create(_b2));
            var (a1, a2, c1, c2) = (Vector128.Create(-_a1), Vector128.Create(-_a2), Vector128.Create(-_c1), Vector128.Create(-_c2));
            for (var i = _first; i + second < frames.Length; i += _channels)
            {
                // A sum waits for the one before it, so what is known earlier is added first.
                var sample = Vector128.Create((double)frames[i], frames[i + second]);
                var shelved = Vector128.MultiplyAddEstimate(b0, sample, shelf1);
                shelf1 = Vector128.MultiplyAddEstimate(a1, shelved, Vector128.MultiplyAddEstimate(b1, sample, shelf2));
                shelf2 = Vector128.MultiplyAddEstimate(a2, shelved, b2 * sample);
                var weighted = shelved + high1;
                high1 = Vector128.MultiplyAddEstimate(c1, weighted, high2 - (shelved + shelved));
                high2 = Vector128.MultiplyAddEstimate(c2, weighted, shelved);
                energy = Vector128.MultiplyAddEstimate(weighted, weighted, energy);
            }

            (_shelf1, _shelf2, _high1, _high2) = (shelf1, shelf2, high1, high2);
            return Vector128.Dot(energy, _weights);
        }
    }
}
