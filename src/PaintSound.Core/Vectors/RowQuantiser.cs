using System.Numerics.Tensors;

namespace PaintSound.Core.Vectors;

/// <summary>Quantises vectors for <see cref="QuantisedRows"/>. Not thread-safe.</summary>
public sealed class RowQuantiser
{
    private readonly float[] _offsets;
    private readonly float[] _scales;
    private double _largestSquare;

    /// <summary>Measures the range of each column: from -127 to 127 is from its lowest to its highest value.</summary>
    /// <param name="rows">All vectors.</param>
    public RowQuantiser(IRows<float> rows)
    {
        var (lowest, highest) = (new float[rows.Width], new float[rows.Width]);
        lowest.AsSpan().Fill(float.PositiveInfinity);
        highest.AsSpan().Fill(float.NegativeInfinity);
        for (var row = 0; row < rows.Count; row++)
        {
            var values = rows.GetRows(row, 1);
            TensorPrimitives.MinNumber(lowest, values, lowest);
            TensorPrimitives.MaxNumber(highest, values, highest);
        }

        (_offsets, _scales) = (lowest, highest);
        for (var column = 0; column < lowest.Length; column++)
        {
            var (low, range) = ((double)lowest[column], (double)highest[column] - lowest[column]);
            var isKnown = double.IsFinite(range);
            _offsets[column] = isKnown ? (float)(low + (range / 2)) : 0;
            _scales[column] = isKnown && range > 0 ? (float)(range / (2 * sbyte.MaxValue)) : 1;
        }
    }

    /// <summary>The offset of each column.</summary>
    public ReadOnlySpan<float> Offsets => _offsets;

    /// <summary>The scale of each column.</summary>
    public ReadOnlySpan<float> Scales => _scales;

    /// <summary>The largest Euclidean distance of a quantised vector from what it was; infinite if a value was no number.</summary>
    public float MaxError => (float)Math.Sqrt(_largestSquare);

    /// <summary>Quantises a vector.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="bytes">Receives a byte for each value, and zeros.</param>
    public void Quantise(ReadOnlySpan<float> vector, Span<sbyte> bytes)
    {
        bytes.Clear();
        var square = 0.0;
        for (var column = 0; column < vector.Length; column++)
        {
            var value = (vector[column] - _offsets[column]) / _scales[column];
            var rounded = float.IsFinite(value) ? Math.Clamp(MathF.Round(value), -sbyte.MaxValue, sbyte.MaxValue) : 0;
            bytes[column] = (sbyte)rounded;
            var error = vector[column] - ((double)_offsets[column] + (_scales[column] * rounded));
            square += error * error;
        }

        _largestSquare = double.IsFinite(square) ? Math.Max(_largestSquare, square) : double.PositiveInfinity;
    }
}
