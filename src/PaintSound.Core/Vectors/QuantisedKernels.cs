using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PaintSound.Core.Vectors;

/// <summary>The inner loops over <see cref="QuantisedRows"/>. They use the widest vectors of the processor; all lengths are those of a stride.</summary>
public static class QuantisedKernels
{
    /// <summary>Computes, for each row, the square root of the sum of (vector - factor x byte)^2.</summary>
    /// <param name="vector">One value for each byte of a row.</param>
    /// <param name="factors">One value for each byte of a row.</param>
    /// <param name="rows">The bytes, row after row.</param>
    /// <param name="distances">Receives a value for each row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ComputeDistances(ReadOnlySpan<float> vector, ReadOnlySpan<float> factors, ReadOnlySpan<sbyte> rows, Span<float> distances)
    {
        var ones = MemoryMarshal.Cast<float, Vector<float>>(vector);
        var scales = MemoryMarshal.Cast<float, Vector<float>>(factors);
        var stride = vector.Length;
        for (var row = 0; row < distances.Length; row++)
        {
            // Two sums, because an addition waits for the one before it.
            var (even, odd) = (Vector<float>.Zero, Vector<float>.Zero);
            var blocks = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(rows.Slice(row * stride, stride));
            for (var block = 0; block < blocks.Length; block++)
            {
                var j = 4 * block;
                Widen(in blocks[block], out var first, out var second, out var third, out var fourth);
                var a = ones[j] - (first * scales[j]);
                var b = ones[j + 1] - (second * scales[j + 1]);
                var c = ones[j + 2] - (third * scales[j + 2]);
                var d = ones[j + 3] - (fourth * scales[j + 3]);
                even = Vector.FusedMultiplyAdd(a, a, even);
                odd = Vector.FusedMultiplyAdd(b, b, odd);
                even = Vector.FusedMultiplyAdd(c, c, even);
                odd = Vector.FusedMultiplyAdd(d, d, odd);
            }

            distances[row] = MathF.Sqrt(Vector.Sum(even + odd));
        }
    }

    /// <summary>Computes, for each row, the sum of weight x max(0, vector + byte). No number in the vector may count as 0.</summary>
    /// <param name="vector">One value for each byte of a row.</param>
    /// <param name="weights">One value for each byte of a row.</param>
    /// <param name="rows">The bytes, row after row.</param>
    /// <param name="sums">Receives a value for each row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ComputeRectifiedDots(ReadOnlySpan<float> vector, ReadOnlySpan<float> weights, ReadOnlySpan<sbyte> rows, Span<float> sums)
    {
        var ones = MemoryMarshal.Cast<float, Vector<float>>(vector);
        var factors = MemoryMarshal.Cast<float, Vector<float>>(weights);
        var stride = vector.Length;
        var row = 0;

        // Two rows at a time, because loading the vector and the weights takes as long as computing.
        for (; row < sums.Length - 1; row += 2)
        {
            var (one, other) = (Vector<float>.Zero, Vector<float>.Zero);
            var oneBlocks = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(rows.Slice(row * stride, stride));
            var otherBlocks = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(rows.Slice((row + 1) * stride, stride));
            for (var block = 0; block < oneBlocks.Length; block++)
            {
                Add(in oneBlocks[block], ones.Slice(4 * block, 4), factors.Slice(4 * block, 4), ref one);
                Add(in otherBlocks[block], ones.Slice(4 * block, 4), factors.Slice(4 * block, 4), ref other);
            }

            (sums[row], sums[row + 1]) = (Vector.Sum(one), Vector.Sum(other));
        }

        if (row < sums.Length)
        {
            var sum = Vector<float>.Zero;
            var blocks = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(rows.Slice(row * stride, stride));
            for (var block = 0; block < blocks.Length; block++)
            {
                Add(in blocks[block], ones.Slice(4 * block, 4), factors.Slice(4 * block, 4), ref sum);
            }

            sums[row] = Vector.Sum(sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(in Vector<sbyte> bytes, ReadOnlySpan<Vector<float>> ones, ReadOnlySpan<Vector<float>> factors, ref Vector<float> sum)
    {
        Widen(in bytes, out var first, out var second, out var third, out var fourth);
        sum = Vector.FusedMultiplyAdd(Vector.MaxNative(ones[0] + first, Vector<float>.Zero), factors[0], sum);
        sum = Vector.FusedMultiplyAdd(Vector.MaxNative(ones[1] + second, Vector<float>.Zero), factors[1], sum);
        sum = Vector.FusedMultiplyAdd(Vector.MaxNative(ones[2] + third, Vector<float>.Zero), factors[2], sum);
        sum = Vector.FusedMultiplyAdd(Vector.MaxNative(ones[3] + fourth, Vector<float>.Zero), factors[3], sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(in Vector<sbyte> bytes, out Vector<float> first, out Vector<float> second, out Vector<float> third, out Vector<float> fourth)
    {
        if (Avx2.IsSupported && Vector<float>.Count == Vector256<float>.Count)
        {
            // One instruction loads and widens eight bytes; the general way needs five for them.
            ref var eights = ref Unsafe.As<Vector<sbyte>, long>(ref Unsafe.AsRef(in bytes));
            (first, second) = (WidenEight(eights), WidenEight(Unsafe.Add(ref eights, 1)));
            (third, fourth) = (WidenEight(Unsafe.Add(ref eights, 2)), WidenEight(Unsafe.Add(ref eights, 3)));
            return;
        }

        Vector.Widen(bytes, out var low, out var high);
        Vector.Widen(low, out var a, out var b);
        Vector.Widen(high, out var c, out var d);
        (first, second, third, fourth) = (Vector.ConvertToSingle(a), Vector.ConvertToSingle(b), Vector.ConvertToSingle(c), Vector.ConvertToSingle(d));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> WidenEight(long bytes) =>
        Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(bytes).AsSByte())).AsVector();
}
