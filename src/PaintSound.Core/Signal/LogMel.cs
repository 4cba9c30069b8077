using System.Numerics;
using System.Runtime.InteropServices;

namespace PaintSound.Core.Signal;

/// <summary>
/// Computes the input of the networks: columns of the natural logarithm of the power in mel bands (paper, 3.1).
/// </summary>
/// <remarks>
/// Column k covers the samples from (k + 1) hop - window to (k + 1) hop, with silence before the first sample. It needs no later sample, so a
/// stream and a whole work give bit-identical columns. Not thread-safe: create one instance for each thread. A column with a NaN or infinite
/// sample becomes silence, so that a broken file or device does not affect the networks.
/// </remarks>
public sealed class LogMel
{
    private readonly float[] _hann, _windowed, _power;
    private readonly RealFft _fft;
    private readonly MelBands _bands;

    /// <summary>Prepares window, transform and filters.</summary>
    /// <param name="settings">The mel settings of a network's manifest.</param>
    /// <exception cref="ArgumentException">The settings are inconsistent; the message names the values.</exception>
    public LogMel(MelSettings settings)
    {
        Check(settings);
        Settings = settings;
        _hann = new float[settings.Window];
        for (var n = 0; n < _hann.Length; n++)
        {
            _hann[n] = (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * n / _hann.Length));
        }

        _windowed = new float[settings.Window];
        _fft = new RealFft(settings.Fft);
        _bands = new MelBands(settings);
        _power = new float[_fft.Bins + MelBands.Padding];
        Silence = (float)Math.Log(settings.Floor);
    }

    /// <summary>The mel settings.</summary>
    public MelSettings Settings { get; }

    /// <summary>The value of every band in silence: the logarithm of the floor.</summary>
    public float Silence { get; }

    /// <summary>Computes one column. Does not allocate.</summary>
    /// <param name="samples"><see cref="MelSettings.Window"/> samples, -1..1, the newest last.</param>
    /// <param name="column">Receives <see cref="MelSettings.Bands"/> values, the lowest band first.</param>
    public void ComputeColumn(ReadOnlySpan<float> samples, Span<float> column)
    {
        var sound = MemoryMarshal.Cast<float, Vector<float>>(samples);
        var window = MemoryMarshal.Cast<float, Vector<float>>(_hann.AsSpan());
        var product = MemoryMarshal.Cast<float, Vector<float>>(_windowed.AsSpan());
        for (var v = 0; v < product.Length; v++)
        {
            product[v] = sound[v] * window[v];
        }

        for (var n = product.Length * Vector<float>.Count; n < _windowed.Length; n++)
        {
            _windowed[n] = samples[n] * _hann[n];
        }

        _fft.ComputePower(_windowed, _power);
        _bands.Sum(_power, column);
        ToLogarithm(column[.._bands.Count]);
    }

    /// <summary>Computes the columns of a whole sound. Does not allocate on the heap.</summary>
    /// <param name="sound">Samples, -1..1.</param>
    /// <param name="columns">Receives the columns one after the other, <see cref="MelSettings.Bands"/> values each.</param>
    /// <returns>The number of columns: one for every full hop.</returns>
    public int ComputeColumns(ReadOnlySpan<float> sound, Span<float> columns)
    {
        var (hop, window, height) = (Settings.Hop, Settings.Window, Settings.Bands);
        var count = sound.Length / hop;
        Span<float> start = stackalloc float[window];
        for (var k = 0; k < count; k++)
        {
            var end = (k + 1) * hop;
            var column = columns.Slice(k * height, height);
            if (end >= window)
            {
                ComputeColumn(sound.Slice(end - window, window), column);
                continue;
            }

            start[..(window - end)].Clear();
            sound[..end].CopyTo(start[(window - end)..]);
            ComputeColumn(start, column);
        }

        return count;
    }

    private void ToLogarithm(Span<float> column)
    {
        var floor = (float)Settings.Floor;
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(column);
        var total = Vector<float>.Zero;
        foreach (ref var v in vectors)
        {
            total += v;
            v = Vector.Log(v + new Vector<float>(floor));
        }

        var sum = Vector.Sum(total);
        for (var n = vectors.Length * Vector<float>.Count; n < column.Length; n++)
        {
            sum += column[n];
            column[n] = MathF.Log(column[n] + floor);
        }

        if (!float.IsFinite(sum))
        {
            column.Fill(Silence);
        }
    }

    private static void Check(MelSettings settings)
    {
        var s = settings;
        Require(s.Fft >= 4 && BitOperations.IsPow2(s.Fft), $"fft must be a power of two, at least 4 (got {s.Fft}).");
        Require(s.Hop > 0 && s.Hop <= s.Window && s.Window <= s.Fft, $"hop, window and fft must be above 0 and in ascending order (got {s.Hop}, {s.Window} and {s.Fft}).");
        Require(s.Bands > 0 && s.Columns > 0, $"bands and columns must be above 0 (got {s.Bands} and {s.Columns}).");
        Require(s.MinHz >= 0 && s.MinHz < s.MaxHz && s.MaxHz <= s.SampleRate / 2.0, $"minHz and maxHz must be between 0 and half of {s.SampleRate} Hz and in ascending order (got {s.MinHz} and {s.MaxHz}).");
        Require(s.Floor > 0, $"floor must be above 0 (got {s.Floor}).");

        void Require(bool isValid, string message)
        {
            if (!isValid)
            {
                throw new ArgumentException($"The mel settings are inconsistent: {message} Correct \"mel\" in the network's model.json.", nameof(settings));
            }
        }
    }
}
