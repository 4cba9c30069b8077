namespace PaintSound.Core.Canvas;

/// <summary>
/// Removes a camera's drift of exposure and white balance from its frames. Holds the state of one camera. Does not allocate.
/// </summary>
/// <remarks>
/// <para>
/// Computes each channel's gain from the pixels that the frame and the settled picture have in common. Exposure drifts slowly, while paint and
/// arms change pixels suddenly. So only ratios within a tenth of the last gain count; their median is refined by an average. If fewer than a
/// sixth of the pixels are left (for example because a lamp was switched), the median of all ratios is used instead. An arm or new paint does
/// not move that median as long as it covers less than half of the canvas. If the ratios do not agree either (somebody stands in front of the
/// canvas), the gain stays as it was. If enough empty ground can be seen, only the ground counts: paint does not change it. A camera's response is close to a power law, so a change of exposure is a factor in the encoded values too.
/// </para>
/// </remarks>
public sealed class ExposureGain
{
    // Every third pixel is enough. 224 is no multiple of 3, so the sampled pixels do not form columns.
    private const int SampleInterval = 3;

    // The histogram counts ratios in steps of 1/128, up to 4.
    private const int StepsPerUnit = 128;
    private const double MaxDrift = 0.1, RatioTolerance = 0.06, MinAgreeingShare = 1.0 / 6, MaxGain = 3;

    /// <summary>The share of the picture that must be empty ground, so that the ground alone gives the gain.</summary>
    private const double MinGround = 0.04;

    private readonly int[] _histogram = new int[4 * StepsPerUnit];
    private readonly byte[][] _tables = [new byte[256], new byte[256], new byte[256]];
    private readonly double[] _gain = [1, 1, 1];

    /// <summary>The gain of a channel in the last frame.</summary>
    /// <param name="channel">0 red, 1 green, 2 blue.</param>
    /// <returns>Above 1 if the frame was brighter than the settled picture.</returns>
    public double this[int channel] => _gain[channel];

    /// <summary>Resets all gains to 1.</summary>
    public void Clear() => Array.Fill(_gain, 1);

    /// <summary>Normalises a frame to the exposure of the settled picture.</summary>
    /// <param name="frame">RGB bytes.</param>
    /// <param name="settled">RGB bytes of the same size.</param>
    /// <param name="normalised">Receives RGB bytes of the same size.</param>
    /// <param name="isGround">True for each pixel that shows the empty ground; empty if that is not known.</param>
    public void Normalise(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> settled, Span<byte> normalised, ReadOnlySpan<bool> isGround = default)
    {
        if (isGround.Count(true) < MinGround * frame.Length / 3)
        {
            isGround = default;
        }

        for (var channel = 0; channel < 3; channel++)
        {
            _gain[channel] = FindGain(frame, settled, isGround, channel) ?? (isGround.IsEmpty ? null : FindGain(frame, settled, default, channel)) ?? _gain[channel];
            var table = _tables[channel];
            for (var value = 0; value < table.Length; value++)
            {
                table[value] = (byte)Math.Min(255, Math.Round(value / _gain[channel]));
            }
        }

        ApplyTo(frame, normalised);
    }

    /// <summary>Normalises pixels with the gain of the last frame.</summary>
    /// <param name="rgb">Pixels of the camera.</param>
    /// <param name="normalised">Receives them under the exposure of the settled picture; black before the first frame.</param>
    public void ApplyTo(ReadOnlySpan<byte> rgb, Span<byte> normalised)
    {
        var (red, green, blue) = (_tables[0], _tables[1], _tables[2]);
        normalised = normalised[..rgb.Length];
        for (var n = 0; n + 2 < rgb.Length; n += 3)
        {
            (normalised[n], normalised[n + 1], normalised[n + 2]) = (red[rgb[n]], green[rgb[n + 1]], blue[rgb[n + 2]]);
        }
    }

    private double? FindGain(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> settled, ReadOnlySpan<bool> isGround, int channel)
    {
        Array.Clear(_histogram);
        var counted = 0;
        for (var n = channel; n < frame.Length; n += 3 * SampleInterval)
        {
            if ((isGround.IsEmpty || isGround[n / 3]) && HasUsefulRatio(frame[n], settled[n]))
            {
                _histogram[Math.Min(_histogram.Length - 1, frame[n] * StepsPerUnit / settled[n])]++;
                counted++;
            }
        }

        var near = Median((int)((1 - MaxDrift) * _gain[channel] * StepsPerUnit), (int)((1 + MaxDrift) * _gain[channel] * StepsPerUnit), (int)(MinAgreeingShare * counted));
        var centre = ((near ?? Median(0, _histogram.Length - 1, 0) ?? 0) + 0.5) / StepsPerUnit;
        var (sumFrame, sumSettled, agreeing) = (0L, 0L, 0);
        for (var n = channel; n < frame.Length; n += 3 * SampleInterval)
        {
            if ((isGround.IsEmpty || isGround[n / 3]) && HasUsefulRatio(frame[n], settled[n]) && Math.Abs(frame[n] - centre * settled[n]) <= RatioTolerance * centre * settled[n])
            {
                sumFrame += frame[n];
                sumSettled += settled[n];
                agreeing++;
            }
        }

        return agreeing == 0 || agreeing < MinAgreeingShare * counted ? null : Math.Clamp((double)sumFrame / sumSettled, 1 / MaxGain, MaxGain);
    }

    // Returns the median of the ratios between two steps, or null if there are at most minCount of them.
    private int? Median(int from, int to, int minCount)
    {
        var range = _histogram.AsSpan(from..Math.Min(_histogram.Length, to + 1));
        var total = 0;
        foreach (var ratios in range)
        {
            total += ratios;
        }

        if (total <= minCount)
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

    // Ratios of dark values are too coarse, and overexposed values are clipped.
    private static bool HasUsefulRatio(byte frame, byte settled) => settled is >= 16 and <= 245 && frame is >= 6 and <= 250;
}
