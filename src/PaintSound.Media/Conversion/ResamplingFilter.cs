namespace PaintSound.Media.Conversion;

/// <summary>
/// The filter that converts one sample rate to another: the windowed sinc that ffmpeg's swresample uses by default (32 taps per output sample, 97 % of the
/// band, Kaiser window with beta 9), so that a file has the same samples whoever reads it. Immutable, thread-safe.
/// </summary>
internal sealed class ResamplingFilter
{
    private const int TapsPerRatio = 32;
    private const double Cutoff = 0.97;
    private const double KaiserBeta = 9;

    // With more phases swresample rounds times to 1/1024 of a sample, and its samples cannot be repeated exactly.
    private const int MaxPhases = 1024;

    /// <summary>The taps of a phase are filled up with zeros to a multiple of this, two vectors of any processor, so that sums need no rest.</summary>
    public const int PaddedTo = 32;

    private const int MinRate = 4_000, MaxRate = 768_000;

    private readonly float[] _taps;
    private readonly int _stride;

    /// <summary>Computes the filter.</summary>
    /// <param name="rate">Sample rate of the file in Hz.</param>
    /// <param name="target">Sample rate of the result in Hz, one that <see cref="Supports"/> allows with the first.</param>
    public ResamplingFilter(int rate, int target)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(Supports(rate, target), true, nameof(rate));
        var divisor = GreatestCommonDivisor(rate, target);
        (Phases, Step) = (target / divisor, rate / divisor);
        var factor = Math.Min(target * Cutoff / rate, 1);
        var length = (int)Math.Ceiling(TapsPerRatio / factor);
        Length = length + (length & 1);
        _stride = (Length + PaddedTo - 1) / PaddedTo * PaddedTo;
        _taps = ComputeTaps(factor);
    }

    /// <summary>Number of taps: input samples that one output sample is made of. Even.</summary>
    public int Length { get; }

    /// <summary>Number of places between two input samples on which an output sample can lie.</summary>
    public int Phases { get; }

    /// <summary>Distance of two output samples, in phases.</summary>
    public int Step { get; }

    /// <summary>Number of input samples before the first one that its output sample is made of.</summary>
    public int Lead => (Length - 1) / 2;

    /// <summary>True if swresample's samples can be repeated.</summary>
    /// <param name="rate">Sample rate of the file in Hz.</param>
    /// <param name="target">Sample rate of the result in Hz.</param>
    public static bool Supports(int rate, int target) => rate is >= MinRate and <= MaxRate && target / GreatestCommonDivisor(rate, target) <= MaxPhases;

    /// <summary>The taps of a phase, and zeros up to a whole number of vectors.</summary>
    /// <param name="phase">0 up to <see cref="Phases"/> - 1.</param>
    public ReadOnlySpan<float> GetTaps(int phase) => _taps.AsSpan(phase * _stride, _stride);

    private float[] ComputeTaps(double factor)
    {
        var taps = new float[Phases * _stride];
        var row = new double[Length];
        var sum = 0.0;
        for (var phase = 0; phase < Phases; phase++)
        {
            for (var i = 0; i < Length; i++)
            {
                var x = Math.PI * (i - Lead - ((double)phase / Phases)) * factor;
                var place = 2 * x / (factor * Length * Math.PI);
                row[i] = (x == 0 ? 1 : Math.Sin(x) / x) * Bessel(KaiserBeta * Math.Sqrt(Math.Max(1 - (place * place), 0)));
            }

            // A constant stays what it is. swresample divides all phases by the sum of the first.
            sum = phase == 0 ? row.Sum() : sum;
            for (var i = 0; i < Length; i++)
            {
                taps[(phase * _stride) + i] = (float)(row[i] / sum);
            }
        }

        return taps;
    }

    /// <summary>The modified Bessel function of the first kind and order 0, by its power series.</summary>
    private static double Bessel(double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; term > 1e-18 * sum; k++)
        {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }

        return sum;
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
