namespace PaintSound.Core.Canvas;

/// <summary>
/// Takes a camera's drift of exposure and white balance out of its frames. State of one camera; nothing allocates.
/// </summary>
/// <remarks>
/// <para>
/// Each channel's gain is found from the pixels that the frame and the settled picture have in common. Exposure drifts, paint and arms jump:
/// so those ratios count that lie within a tenth of the last gain, and their median is refined by an average. Only when
/// fewer than a sixth of the pixels are left (a lamp was switched), the median of all ratios takes over, which arm and new paint do not move as long
/// as they cover less than half of the canvas; and when that finds no agreement either (somebody stands before the canvas), the
/// last gain stays. A camera's response is close to a power law, so a change of exposure is a factor in the encoded values too.
/// </para>
/// </remarks>
public sealed class ExposureGain
{
    // Every third pixel is plenty, and 224 is no multiple of 3, so the sample does not fall into columns.
    private const int Every = 3;

    // Ratios are counted in steps of 1/128, up to 4.
    private const int Steps = 128;
    private const double Drift = 0.1, Agreement = 0.06, AgreeingShare = 1.0 / 6, Largest = 3;

    private readonly int[] _histogram = new int[4 * Steps];
    private readonly byte[][] _tables = [new byte[256], new byte[256], new byte[256]];
    private readonly double[] _gain = [1, 1, 1];

    /// <summary>The gain of a channel in the last frame.</summary>
    /// <param name="channel">0 red, 1 green, 2 blue.</param>
    /// <returns>Above 1 where the frame was brighter than the settled picture.</returns>
    public double this[int channel] => _gain[channel];

    /// <summary>Forgets the drift: the next frame is another picture.</summary>
    public void Clear() => Array.Fill(_gain, 1);

    /// <summary>Writes the frame as it would have been under the exposure of the settled picture.</summary>
    /// <param name="frame">RGB bytes.</param>
    /// <param name="settled">RGB bytes of the same size.</param>
    /// <param name="normalised">Receives RGB bytes of the same size.</param>
    public void Normalise(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> settled, Span<byte> normalised)
    {
        for (var channel = 0; channel < 3; channel++)
        {
            _gain[channel] = Find(frame, settled, channel) ?? _gain[channel];
            var table = _tables[channel];
            for (var value = 0; value < table.Length; value++)
            {
                table[value] = (byte)Math.Min(255, Math.Round(value / _gain[channel]));
            }

            for (var n = channel; n < frame.Length; n += 3)
            {
                normalised[n] = table[frame[n]];
            }
        }
    }

    /// <summary>One more value of the frame that was normalised last.</summary>
    /// <param name="channel">0 red, 1 green, 2 blue.</param>
    /// <param name="value">As the camera saw it.</param>
    /// <returns>As it would have been under the exposure of the settled picture; nothing before the first frame.</returns>
    public byte Normalise(int channel, byte value) => _tables[channel][value];

    private double? Find(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> settled, int channel)
    {
        Array.Clear(_histogram);
        var counted = 0;
        for (var n = channel; n < frame.Length; n += 3 * Every)
        {
            if (Tells(frame[n], settled[n]))
            {
                _histogram[Math.Min(_histogram.Length - 1, frame[n] * Steps / settled[n])]++;
                counted++;
            }
        }

        var near = Median((int)((1 - Drift) * _gain[channel] * Steps), (int)((1 + Drift) * _gain[channel] * Steps), (int)(AgreeingShare * counted));
        var middle = ((near ?? Median(0, _histogram.Length - 1, 0) ?? 0) + 0.5) / Steps;
        var (sumFrame, sumSettled, agreeing) = (0L, 0L, 0);
        for (var n = channel; n < frame.Length; n += 3 * Every)
        {
            if (Tells(frame[n], settled[n]) && Math.Abs(frame[n] - middle * settled[n]) <= Agreement * middle * settled[n])
            {
                sumFrame += frame[n];
                sumSettled += settled[n];
                agreeing++;
            }
        }

        return agreeing == 0 || agreeing < AgreeingShare * counted ? null : Math.Clamp((double)sumFrame / sumSettled, 1 / Largest, Largest);
    }

    // The median of the ratios from one step to another, unless there are hardly any.
    private int? Median(int from, int to, int atLeast)
    {
        var range = _histogram.AsSpan(from..Math.Min(_histogram.Length, to + 1));
        var total = 0;
        foreach (var ratios in range)
        {
            total += ratios;
        }

        if (total <= atLeast)
        {
            return null;
        }

        var (step, below) = (-1, 0);
        while (below * 2 < total)
        {
            below += range[++step];
        }

        return from + step;
    }

    // Black has no ratio worth measuring, and what is burnt out has lost it.
    private static bool Tells(byte frame, byte settled) => settled is >= 16 and <= 245 && frame is >= 6 and <= 250;
}
