namespace PaintSound.Takes.Sound;

/// <summary>
/// Encodes one channel of a FLAC frame with the best of the five fixed predictors (RFC 9639, 9.2.5) and Rice codes in partitions. It is not the
/// smallest encoding; it is exact, quick and simple. Not thread-safe.
/// </summary>
internal sealed class FlacSubframe
{
    /// <summary>The highest order of a predictor.</summary>
    public const int MaxOrder = 4;

    /// <summary>The type of a subframe with a fixed predictor; the order is added.</summary>
    public const int TypeFixed = 0b001_000;

    private const int MaxPartitionOrder = 3;
    private const int MaxRice = 30;   // 31 would be the escape code
    private readonly int[] _residual = new int[FlacWriter.BlockFrames];

    /// <summary>Writes a subframe.</summary>
    /// <param name="samples">At most <see cref="FlacWriter.BlockFrames"/> samples of 24 bits.</param>
    /// <param name="bits">Receives it.</param>
    public void Write(ReadOnlySpan<int> samples, BitWriter bits)
    {
        if (samples.IndexOfAnyExcept(samples[0]) < 0)
        {
            bits.Write(0, 8);   // a constant
            bits.Write((uint)samples[0], FlacWriter.BitsPerSample);
            return;
        }

        var order = ChooseOrder(samples);
        bits.Write((uint)(TypeFixed | order) << 1, 8);
        for (var i = 0; i < order; i++)
        {
            bits.Write((uint)samples[i], FlacWriter.BitsPerSample);
        }

        var residual = ComputeResidual(samples, order);
        var partitionOrder = ChoosePartitionOrder(samples.Length, order);
        bits.Write(0b01, 2);   // Rice parameters of 5 bits
        bits.Write((uint)partitionOrder, 4);
        for (int part = 0, start = 0; part < 1 << partitionOrder; part++)
        {
            var length = (samples.Length >> partitionOrder) - (part == 0 ? order : 0);
            WriteRice(residual.Slice(start, length), bits);
            start += length;
        }
    }

    /// <summary>Predicts a sample from those before it.</summary>
    /// <param name="x">Samples of 24 bits. A prediction has at most 28 bits.</param>
    /// <param name="i">The index of the sample.</param>
    /// <param name="order">0..4, at most <paramref name="i"/>.</param>
    public static int Predict(ReadOnlySpan<int> x, int i, int order) => order switch
    {
        0 => 0,
        1 => x[i - 1],
        2 => (2 * x[i - 1]) - x[i - 2],
        3 => (3 * x[i - 1]) - (3 * x[i - 2]) + x[i - 3],
        _ => (4 * x[i - 1]) - (6 * x[i - 2]) + (4 * x[i - 3]) - x[i - 4],
    };

    private static int ChooseOrder(ReadOnlySpan<int> samples)
    {
        Span<long> sums = stackalloc long[MaxOrder + 1];
        for (var i = MaxOrder; i < samples.Length; i++)
        {
            for (var order = 0; order <= MaxOrder; order++)
            {
                sums[order] += Math.Abs((long)(samples[i] - Predict(samples, i, order)));
            }
        }

        var best = 0;
        for (var order = 1; order <= MaxOrder && order < samples.Length; order++)
        {
            best = sums[order] < sums[best] ? order : best;
        }

        return best;
    }

    private Span<int> ComputeResidual(ReadOnlySpan<int> samples, int order)
    {
        for (var i = order; i < samples.Length; i++)
        {
            _residual[i - order] = samples[i] - Predict(samples, i, order);
        }

        return _residual.AsSpan(0, samples.Length - order);
    }

    // Partitions have equal lengths, and the first one contains the samples that are not predicted.
    private static int ChoosePartitionOrder(int length, int order)
    {
        var partitionOrder = MaxPartitionOrder;
        while (partitionOrder > 0 && (length % (1 << partitionOrder) != 0 || length >> partitionOrder <= order))
        {
            partitionOrder--;
        }

        return partitionOrder;
    }

    private static void WriteRice(ReadOnlySpan<int> residual, BitWriter bits)
    {
        var sum = 0L;
        foreach (var value in residual)
        {
            sum += ZigZag(value);
        }

        // The best parameter is near the logarithm of the mean.
        var parameter = 0;
        while (parameter < MaxRice && (long)residual.Length << (parameter + 1) <= sum)
        {
            parameter++;
        }

        bits.Write((uint)parameter, 5);
        foreach (var value in residual)
        {
            var code = ZigZag(value);
            bits.WriteUnary(code >> parameter);
            bits.Write(code, parameter);
        }
    }

    private static uint ZigZag(int value) => (uint)((value << 1) ^ (value >> 31));
}
