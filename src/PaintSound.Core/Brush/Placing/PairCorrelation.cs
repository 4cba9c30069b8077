using System.Numerics.Tensors;

namespace PaintSound.Core.Brush.Placing;

/// <summary>
/// How alike the sound of two microphones is at every delay: the normalised cross-correlation, its envelope smoothed, because waves in a canvas
/// change their shape on the way. Does not allocate after its creation.
/// </summary>
/// <param name="maxLag">The longest delay in samples.</param>
internal sealed class PairCorrelation(int maxLag)
{
    private const float SmoothShare = 0.3f;

    private readonly float[] _values = new float[(2 * maxLag) + 1];

    /// <summary>Computes the correlation.</summary>
    /// <param name="a">The sound of the first microphone: the window with <c>maxLag</c> samples before and after it.</param>
    /// <param name="b">The same for the second.</param>
    public void Compute(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var window = a.Length - (2 * maxLag);
        var middle = b.Slice(maxLag, window);
        var energy = TensorPrimitives.Dot(middle, middle);
        for (var lag = -maxLag; lag <= maxLag; lag++)
        {
            var shifted = a.Slice(maxLag + lag, window);
            var energies = energy * TensorPrimitives.Dot(shifted, shifted);
            _values[lag + maxLag] = energies > 0 ? Math.Abs(TensorPrimitives.Dot(shifted, middle)) / MathF.Sqrt(energies) : 0;
        }

        for (var i = 1; i < _values.Length; i++)
        {
            _values[i] = Math.Max(_values[i], _values[i - 1] * (1 - SmoothShare));
        }

        for (var i = _values.Length - 2; i >= 0; i--)
        {
            _values[i] = Math.Max(_values[i], _values[i + 1] * (1 - SmoothShare));
        }
    }

    /// <summary>The correlation at the best delay.</summary>
    public float Max => TensorPrimitives.Max<float>(_values);

    /// <summary>The correlation if the sound reaches the first microphone later by a number of samples.</summary>
    public float At(float lag)
    {
        var position = Math.Clamp(lag + maxLag, 0, _values.Length - 1.001f);
        var index = (int)position;
        return _values[index] + ((position - index) * (_values[index + 1] - _values[index]));
    }
}
