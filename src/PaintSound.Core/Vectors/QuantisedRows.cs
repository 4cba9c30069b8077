namespace PaintSound.Core.Vectors;

/// <summary>
/// Rows of vectors with one byte a value, so that a large library is compared in a fraction of the time that reading its vectors takes. A value is
/// offset + scale x byte, with an offset and a scale for each column; no row is farther than <see cref="MaxError"/> from the vector that it stands for, so
/// what it says about distances has a bound. Immutable, thread-safe.
/// </summary>
public sealed class QuantisedRows
{
    /// <summary>The width of the stored rows is a multiple of this, so that every vector register is filled.</summary>
    public const int Alignment = 32;

    // Sums of a few hundred floats are rounded by less than this share.
    private const double Rounding = 2e-5;

    private readonly IRows<sbyte> _bytes;
    private readonly float[] _offsets;
    private readonly float[] _scales;

    /// <summary>Creates rows.</summary>
    /// <param name="bytes">The bytes, in rows of <see cref="GetStride"/>. What is added at the end of a row is 0.</param>
    /// <param name="offsets">The offset of each column of the vectors.</param>
    /// <param name="scales">The scale of each column, above 0.</param>
    /// <param name="maxError">The largest distance of a row from its vector; infinite if a value is no number.</param>
    public QuantisedRows(IRows<sbyte> bytes, ReadOnlySpan<float> offsets, ReadOnlySpan<float> scales, float maxError)
    {
        (_bytes, MaxError) = (bytes, maxError);
        (_offsets, _scales) = (new float[bytes.Width], new float[bytes.Width]);
        offsets.CopyTo(_offsets);
        scales.CopyTo(_scales);
    }

    /// <summary>The number of rows.</summary>
    public int Count => _bytes.Count;

    /// <summary>The number of bytes of a row.</summary>
    public int Stride => _bytes.Width;

    /// <summary>The largest Euclidean distance of a row from its vector; infinite if a value is no number.</summary>
    public float MaxError { get; }

    /// <summary>The offset of each column: <see cref="Stride"/> values, 0 where there is no column.</summary>
    public ReadOnlySpan<float> Offsets => _offsets;

    /// <summary>The scale of each column: <see cref="Stride"/> values, 0 where there is no column.</summary>
    public ReadOnlySpan<float> Scales => _scales;

    /// <summary>Returns the bytes of a row of vectors of this width.</summary>
    public static int GetStride(int width) => (width + Alignment - 1) / Alignment * Alignment;

    /// <summary>Quantises rows of vectors.</summary>
    /// <param name="rows">The vectors.</param>
    public static QuantisedRows Create(IRows<float> rows)
    {
        RowQuantiser quantiser = new(rows);
        var stride = GetStride(rows.Width);
        var bytes = new sbyte[(long)rows.Count * stride];
        for (var row = 0; row < rows.Count; row++)
        {
            quantiser.Quantise(rows.GetRows(row, 1), bytes.AsSpan(row * stride, stride));
        }

        return new QuantisedRows(new ArrayRows<sbyte>(bytes, stride), quantiser.Offsets, quantiser.Scales, quantiser.MaxError);
    }

    /// <summary>Returns the bytes of rows that follow one another.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many.</param>
    public ReadOnlySpan<sbyte> GetRows(int first, int count) => _bytes.GetRows(first, count);

    /// <summary>Prepares the comparison with a vector: takes the offsets off.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="shifted">Receives <see cref="Stride"/> values.</param>
    public void Shift(ReadOnlySpan<float> vector, Span<float> shifted)
    {
        shifted.Clear();
        for (var i = 0; i < vector.Length; i++)
        {
            shifted[i] = vector[i] - _offsets[i];
        }
    }

    /// <summary>Returns how far a distance of a vector from a row is from its distance from the vector of the row, at most.</summary>
    /// <param name="vector">The vector.</param>
    /// <returns><see cref="MaxError"/> and more than what floats of these sizes are rounded by.</returns>
    public float BoundError(ReadOnlySpan<float> vector)
    {
        var square = 0.0;
        for (var i = 0; i < vector.Length; i++)
        {
            square += Math.Pow(Math.Abs(vector[i]) + Math.Abs(_offsets[i]) + (sbyte.MaxValue * _scales[i]), 2);
        }

        return MaxError + (float)(Rounding * Math.Sqrt(square));
    }

    /// <summary>Computes Euclidean distances. Each is at most <see cref="BoundError"/> from that of the vector of the row.</summary>
    /// <param name="shifted">The vector, from <see cref="Shift"/>.</param>
    /// <param name="first">The first row.</param>
    /// <param name="distances">Receives the distance of each row.</param>
    public void ComputeDistances(ReadOnlySpan<float> shifted, int first, Span<float> distances) =>
        QuantisedKernels.ComputeDistances(shifted, _scales, GetRows(first, distances.Length), distances);
}
