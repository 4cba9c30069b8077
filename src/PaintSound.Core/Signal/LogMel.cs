using System.Numerics;
using System.Runtime.InteropServices;

namespace PaintSound.Core.Signal;

/// <summary>
/// Sound as the networks hear it: columns of the natural logarithm of the power in mel bands (paper, 3.1).
/// </summary>
/// <remarks>
/// Column k covers the samples from (k + 1) hop - window to (k + 1) hop, with silence thought before the first: it is
/// complete as soon as its last sample has come, and no column needs a later one. So a stream and a whole work have the
/// same columns, to the bit. Not for two threads at once; make one for each. A column that holds a sample which is no
/// number reads as silence, so that one broken file or device cannot reach the networks.
/// </remarks>
public sealed class LogMel
{
    private readonly float[] _hann, _windowed, _power;
    private readonly RealFft _fft;
    private readonly MelBands _bands;

    /// <summary>Prepares window, transform and filters.</summary>
    /// <param name="settings">The mel of a network's manifest.</param>
    /// <exception cref="ArgumentException">The settings contradict one another; the message says which.</exception>
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

    /// <summary>What it was made with.</summary>
    public MelSettings Settings { get; }

    /// <summary>The value of every band in silence: the logarithm of the floor.</summary>
    public float Silence { get; }

    /// <summary>Computes one column. Allocates nothing.</summary>
    /// <param name="samples"><see cref="MelSettings.Window"/> samples, -1..1, the newest last.</param>
    /// <param name="column">Receives <see cref="MelSettings.Bands"/> values, the lowest band first.</param>
    public void Column(ReadOnlySpan<float> samples, Span<float> column)
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

        _fft.Power(_windowed, _power);
        _bands.Sum(_power, column);
        ToLogarithm(column[.._bands.Count]);
    }

    /// <summary>Computes the columns of a whole sound. Allocates nothing but a window of silence on the stack.</summary>
    /// <param name="sound">Samples, -1..1.</param>
    /// <param name="columns">Receives the columns one after the other, <see cref="MelSettings.Bands"/> values each.</param>
    /// <returns>How many there are: one for every full hop.</returns>
    public int Columns(ReadOnlySpan<float> sound, Span<float> columns)
    {
        var (hop, window, height) = (Settings.Hop, Settings.Window, Settings.Bands);
        var count = sound.Length / hop;
        Span<float> beginning = stackalloc float[window];
        for (var k = 0; k < count; k++)
        {
            var end = (k + 1) * hop;
            var column = columns.Slice(k * height, height);
            if (end >= window)
            {
                Column(sound.Slice(end - window, window), column);
                continue;
            }

            beginning[..(window - end)].Clear();
            sound[..end].CopyTo(beginning[(window - end)..]);
            Column(beginning, column);
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
        Require(s.Fft >= 4 && BitOperations.IsPow2(s.Fft), $"fft is {s.Fft}, but must be a power of two.");
        Require(s.Hop > 0 && s.Hop <= s.Window && s.Window <= s.Fft, $"hop {s.Hop}, window {s.Window} and fft {s.Fft} must not fall in this order.");
        Require(s.Bands > 0 && s.Columns > 0, $"{s.Bands} bands and {s.Columns} columns must both be above 0.");
        Require(s.MinHz >= 0 && s.MinHz < s.MaxHz && s.MaxHz <= s.SampleRate / 2.0, $"{s.MinHz} to {s.MaxHz} Hz must lie between 0 and half of {s.SampleRate} Hz.");
        Require(s.Floor > 0, $"floor is {s.Floor}, but must be above 0.");

        void Require(bool holds, string what)
        {
            if (!holds)
            {
                throw new ArgumentException($"The mel settings do not fit together: {what} Correct \"mel\" in the network's model.json.", nameof(settings));
            }
        }
    }
}
