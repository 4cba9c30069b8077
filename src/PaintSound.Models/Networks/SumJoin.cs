using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PaintSound.Core.Choosing;
using PaintSound.Core.Vectors;
using PaintSound.Models.Manifests;
using PaintSound.Models.Onnx;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Networks;

/// <summary>
/// The join of the paper (3.1) without the runtime: the halves are added, a ReLU, a dense layer of two outputs, a softmax, of which one is the
/// correspondence. Its log odds are one dot product, w . max(0, image + sound) + b, so a library is read once and nothing is copied. Immutable, thread-safe.
/// </summary>
internal sealed class SumJoin
{
    private static readonly string[] Operators = ["Add", "Relu", "Gemm", "Softmax", "Gather"];

    // Fewer than 2^31 bytes, whatever the width.
    private const int RowsAtOnce = 1 << 16;

    private readonly float[] _weights;
    private readonly float _bias;

    private SumJoin(float[] weights, float bias) => (_weights, _bias) = (weights, bias);

    /// <summary>Recognises the join of the paper in a graph, and compares it with what the runtime computes from the same graph.</summary>
    /// <param name="file">The graph.</param>
    /// <param name="half">Length of a half.</param>
    /// <param name="score">Computes one correspondence with the runtime: of an image half and a sound half.</param>
    /// <returns>The join; null if the graph is another one, or the results differ.</returns>
    /// <exception cref="ModelException">The file is missing or has another hash.</exception>
    public static SumJoin? Recognise(NetworkFile file, int half, Func<float[], float[], float> score)
    {
        var graph = OnnxGraphReader.Read(VerifiedGraph.Read(file));
        var weights = graph.Tensors.FirstOrDefault(tensor => tensor.Dimensions.SequenceEqual([2L, half]) && tensor.Values.Length == 2 * half);
        var biases = graph.Tensors.FirstOrDefault(tensor => tensor.Dimensions.SequenceEqual([2L]) && tensor.Values.Length == 2);
        if (!graph.Operators.SequenceEqual(Operators, StringComparer.Ordinal) || weights is null || biases is null)
        {
            return null;
        }

        // The index of the output that is the correspondence is a constant in the graph; only one of the two gives the same results.
        return new[] { 0, 1 }.Select(index => Create(weights.Values, biases.Values, index)).FirstOrDefault(join => join.AgreesWith(score));
    }

    /// <summary>Computes the log odds of the correspondence of one half with many.</summary>
    /// <param name="one">The half of the picture, or of the sound: their sum is the same.</param>
    /// <param name="many">The other halves, one after the other.</param>
    /// <param name="logOdds">Receives one value for each of them, at most <see cref="Popularity.MaxLogOdds"/> from 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ComputeLogOdds(ReadOnlySpan<float> one, ReadOnlySpan<float> many, Span<float> logOdds)
    {
        var size = _weights.Length;
        var ones = MemoryMarshal.Cast<float, Vector<float>>(one);
        var weights = MemoryMarshal.Cast<float, Vector<float>>(_weights);
        var rest = weights.Length * Vector<float>.Count;
        for (var i = 0; i < logOdds.Length; i++)
        {
            var row = many.Slice(i * size, size);
            var other = MemoryMarshal.Cast<float, Vector<float>>(row);

            // Two sums, because an addition waits for the one before it.
            var (even, odd) = (Vector<float>.Zero, Vector<float>.Zero);
            var j = 0;
            for (; j < other.Length - 1; j += 2)
            {
                even += Vector.Max(ones[j] + other[j], Vector<float>.Zero) * weights[j];
                odd += Vector.Max(ones[j + 1] + other[j + 1], Vector<float>.Zero) * weights[j + 1];
            }

            if (j < other.Length)
            {
                even += Vector.Max(ones[j] + other[j], Vector<float>.Zero) * weights[j];
            }

            var sum = Vector.Sum(even + odd) + _bias;
            for (var k = rest; k < size; k++)
            {
                sum += Math.Max(one[k] + row[k], 0) * _weights[k];
            }

            logOdds[i] = Math.Clamp(sum, -Popularity.MaxLogOdds, Popularity.MaxLogOdds);
        }
    }

    /// <summary>Estimates the log odds of the correspondence of one half with many.</summary>
    /// <param name="one">The half of the picture.</param>
    /// <param name="many">The other halves.</param>
    /// <param name="logOdds">Receives one value for each of them.</param>
    /// <returns>How far an estimate is from the value of <see cref="ComputeLogOdds"/>, at most.</returns>
    public float EstimateLogOdds(ReadOnlySpan<float> one, QuantisedRows many, Span<float> logOdds)
    {
        // w x max(0, one + offset + scale x byte) is scale x w x max(0, (one + offset) / scale + byte).
        Span<float> shifted = stackalloc float[many.Stride], scaled = stackalloc float[many.Stride];
        shifted.Clear();
        scaled.Clear();
        for (var i = 0; i < one.Length; i++)
        {
            shifted[i] = (one[i] + many.Offsets[i]) / many.Scales[i];
            scaled[i] = _weights[i] * many.Scales[i];
        }

        for (var first = 0; first < logOdds.Length; first += RowsAtOnce)
        {
            var part = logOdds.Slice(first, Math.Min(RowsAtOnce, logOdds.Length - first));
            QuantisedKernels.ComputeRectifiedDots(shifted, scaled, many.GetRows(first, part.Length), part);
            TensorPrimitives.Add(part, _bias, part);
            TensorPrimitives.Clamp(part, -Popularity.MaxLogOdds, Popularity.MaxLogOdds, part);
        }

        // A ReLU brings no two values farther apart, so the sum differs by the product of the lengths of weights and error at most (Cauchy and Schwarz).
        // Cutting off at the largest log odds brings none farther apart either.
        return TensorPrimitives.Norm<float>(_weights) * many.BoundError(one);
    }

    private static SumJoin Create(float[] weights, float[] biases, int index)
    {
        var half = weights.Length / 2;
        return new SumJoin(
            [.. Enumerable.Range(0, half).Select(i => weights[(index * half) + i] - weights[((1 - index) * half) + i])],
            biases[index] - biases[1 - index]);
    }

    private bool AgreesWith(Func<float[], float[], float> score)
    {
        const int Trials = 64;
        const float Rounding = 1e-5f;
        var random = new Random(1);
        var logOdds = new float[1];
        for (var trial = 0; trial < Trials; trial++)
        {
            // From halves near 0 to ones at which the correspondence is 0 or 1.
            var scale = MathF.Pow(2, (trial % 8) - 4);
            var (one, other) = (CreateHalf(), CreateHalf());
            ComputeLogOdds(one, other, logOdds);
            if (!(Math.Abs(Popularity.ToCorrespondence(logOdds[0]) - score(one, other)) <= Rounding))
            {
                return false;
            }

            float[] CreateHalf() => [.. _weights.Select(_ => scale * ((2 * random.NextSingle()) - 1))];
        }

        return true;
    }
}
