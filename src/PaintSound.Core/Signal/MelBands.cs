using System.Numerics;
using System.Runtime.InteropServices;

namespace PaintSound.Core.Signal;

/// <summary>
/// Triangular filters of unit height, evenly spaced on the HTK mel scale (2595 log10(1 + f / 700)), without area normalisation. Same as
/// <c>mel_scale="htk", norm=None</c> in torchaudio. Immutable.
/// </summary>
public sealed class MelBands
{
    private readonly int[] _firstBin, _firstWeight;
    private readonly float[] _weights;

    /// <summary>Computes the filters.</summary>
    /// <param name="settings">Number and frequency range of the bands, length of the transform, and sample rate.</param>
    public MelBands(MelSettings settings)
    {
        Count = settings.Bands;
        _firstBin = new int[Count];
        _firstWeight = new int[Count + 1];
        var all = new List<float>();
        var hzPerBin = (double)settings.SampleRate / settings.Fft;
        var low = ToMel(settings.MinHz);
        var step = (ToMel(settings.MaxHz) - low) / (Count + 1);
        for (var band = 0; band < Count; band++)
        {
            var (left, centre, right) = (ToHz(low + band * step), ToHz(low + (band + 1) * step), ToHz(low + (band + 2) * step));
            _firstBin[band] = Math.Max(0, (int)Math.Ceiling(left / hzPerBin));
            _firstWeight[band] = all.Count;
            for (var bin = _firstBin[band]; bin * hzPerBin < right && bin <= settings.Fft / 2; bin++)
            {
                var hz = bin * hzPerBin;
                all.Add((float)Math.Max(0, Math.Min((hz - left) / (centre - left), (right - hz) / (right - centre))));
            }

            // Pad to whole vectors; the additional weights are zero.
            while (all.Count % Vector<float>.Count != 0)
            {
                all.Add(0);
            }
        }

        _firstWeight[Count] = all.Count;
        _weights = [.. all];
    }

    /// <summary>The number of filters.</summary>
    public int Count { get; }

    /// <summary>The number of values that a spectrum must have after its last bin. Their content must be finite and has no effect.</summary>
    public static int Padding => Vector<float>.Count;

    /// <summary>Returns the centre frequency of a band.</summary>
    /// <param name="settings">Number and frequency range of the bands.</param>
    /// <param name="band">The index of the band, 0 for the lowest.</param>
    /// <returns>The frequency in Hz.</returns>
    public static double CentreHz(MelSettings settings, int band)
    {
        var low = ToMel(settings.MinHz);
        return ToHz(low + (band + 1) * (ToMel(settings.MaxHz) - low) / (settings.Bands + 1));
    }

    /// <summary>Computes the power in every band.</summary>
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

    private static double ToMel(double hz) => 2595 * Math.Log10(1 + hz / 700);

    private static double ToHz(double mel) => 700 * (Math.Pow(10, mel / 2595) - 1);
}
