using PaintSound.Media.Decoding;

namespace PaintSound.Film.Sound;

/// <summary>
/// Measures the integrated loudness of stereo sound at 48 kHz as EBU R 128 asks: ITU-R BS.1770-5 with K-weighting, blocks of 400 ms that overlap by 75 %, the
/// absolute gate of -70 LUFS and the relative gate of -10 LU. It needs 80 bytes per second. One thread at a time.
/// </summary>
internal sealed class LoudnessMeter
{
    private const int Step = ExcerptReader.SampleRate / 10, StepsPerBlock = 4;
    private const double AbsoluteGateLufs = -70, RelativeGateLu = -10, OffsetLufs = -0.691;

    private readonly KWeighting _left = new(), _right = new();
    private readonly List<double> _steps = [];
    private double _energy;
    private int _filled;

    /// <summary>The loudness of all sound so far in LUFS; null if it is shorter than 400 ms or silent.</summary>
    public double? IntegratedLufs
    {
        get
        {
            double[] blocks = [.. Enumerable.Range(0, Math.Max(0, _steps.Count - StepsPerBlock + 1)).Select(MeasureBlock).Where(power => ToLufs(power) > AbsoluteGateLufs)];
            if (blocks.Length == 0)
            {
                return null;
            }

            var gate = ToLufs(blocks.Average()) + RelativeGateLu;
            return ToLufs(blocks.Where(power => ToLufs(power) > gate).Average());
        }
    }

    /// <summary>Adds sound.</summary>
    /// <param name="samples">Whole frames, left and right alternating.</param>
    public void Add(ReadOnlySpan<float> samples)
    {
        for (var i = 0; i + 1 < samples.Length; i += 2)
        {
            var (left, right) = (_left.Filter(samples[i]), _right.Filter(samples[i + 1]));
            _energy += (left * left) + (right * right);
            if (++_filled == Step)
            {
                _steps.Add(_energy / Step);
                (_energy, _filled) = (0, 0);
            }
        }
    }

    private double MeasureBlock(int first) => _steps.Skip(first).Take(StepsPerBlock).Average();

    private static double ToLufs(double power) => OffsetLufs + (10 * Math.Log10(power));

    /// <summary>The two filters of BS.1770-5, annex 1, at 48 kHz: the shelf of the head, then the high-pass.</summary>
    private sealed class KWeighting
    {
        private readonly Biquad _shelf = new(1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585);
        private readonly Biquad _highPass = new(1, -2, 1, -1.99004745483398, 0.99007225036621);

        public double Filter(double sample) => _highPass.Filter(_shelf.Filter(sample));
    }

    private sealed class Biquad(double b0, double b1, double b2, double a1, double a2)
    {
        private double _first, _second;

        public double Filter(double sample)
        {
            var result = (b0 * sample) + _first;
            _first = (b1 * sample) - (a1 * result) + _second;
            _second = (b2 * sample) - (a2 * result);
            return result;
        }
    }
}
