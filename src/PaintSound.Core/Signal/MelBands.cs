using System.Numerics;
using System.Runtime.InteropServices;

namespace PaintSound.Core.Signal;

/// <summary>
/// Triangular filters of unit height, evenly spaced on the HTK mel scale (2595 log10(1 + f / 700)), without area
/// normalisation: what torchaudio calls <c>mel_scale="htk", norm=None</c>. Immutable.
/// </summary>
public sealed class MelBands
{
    private readonly int[] _firstBin, _firstWeight;
    private readonly float[] _weights;

    /// <summary>Places the filters.</summary>
    /// <param name="settings">Bands, their range in Hz, the transform and the sample rate.</param>
    public MelBands(MelSettings settings)
    {
        Count = settings.Bands;
        _firstBin = new int[Count];
        _firstWeight = new int[Count + 1];
        var all = new List<float>();
        var hzPerBin = (double)settings.SampleRate / settings.Fft;
        var low = Mel(settings.MinHz);
        var step = (Mel(settings.MaxHz) - low) / (Count + 1);
        for (var band = 0; band < Count; band++)
        {
            var (left, centre, right) = (Hz(low + band * step), Hz(low + (band + 1) * step), Hz(low + (band + 2) * step));
            _firstBin[band] = Math.Max(0, (int)Math.Ceiling(left / hzPerBin));
            _firstWeight[band] = all.Count;
            for (var bin = _firstBin[band]; bin * hzPerBin < right && bin <= settings.Fft / 2; bin++)
            {
                var hz = bin * hzPerBin;
                all.Add((float)Math.Max(0, Math.Min((hz - left) / (centre - left), (right - hz) / (right - centre))));
            }

            // Whole vectors only: the weights that are too many are zero.
            while (all.Count % Vector<float>.Count != 0)
            {
                all.Add(0);
            }
        }

        _firstWeight[Count] = all.Count;
        _weights = [.. all];
    }

    /// <summary>How many filters there are.</summary>
    public int Count { get; }

    /// <summary>Values that a spectrum must have beyond its last bin (their content does not count, as long as it is finite).</summary>
    public static int Padding => Vector<float>.Count;

    /// <summary>The frequency at the middle of a band.</summary>
    /// <param name="settings">Bands and their range in Hz.</param>
    /// <param name="band">From 0 at the low end.</param>
    /// <returns>Hz.</returns>
    public static double CentreHz(MelSettings settings, int band)
    {
        var low = Mel(settings.MinHz);
        return Hz(low + (band + 1) * (Mel(settings.MaxHz) - low) / (settings.Bands + 1));
    }

    /// <summary>Writes the power in every band.</summary>
    /// <param name="power">A power spectrum, <see cref="Padding"/> values longer than its bins.</param>
    /// <param name="bands">Receives <see cref="Count"/> values.</param>
    public void Sum(ReadOnlySpan<float> power, Span<float> bands)
    {
        for (var band = 0; band < _firstBin.Length; band++)
        {
            var weight = MemoryMarshal.Cast<float, Vector<float>>(_weights.AsSpan(_firstWeight[band].._firstWeight[band + 1]));
            var bins = MemoryMarshal.Cast<float, Vector<float>>(power[_firstBin[band]..]);
            var sum = Vector<float>.Zero;
            for (var v = 0; v < weight.Length; v++)
            {
                sum += weight[v] * bins[v];
            }

            bands[band] = Vector.Sum(sum);
        }
    }

    private static double Mel(double hz) => 2595 * Math.Log10(1 + hz / 700);

    private static double Hz(double mel) => 700 * (Math.Pow(10, mel / 2595) - 1);
}
