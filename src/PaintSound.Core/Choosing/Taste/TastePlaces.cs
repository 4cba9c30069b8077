using System.Numerics;
using System.Runtime.InteropServices;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing.Taste;

/// <summary>
/// The places of all excerpts of a library on the axes of music, a byte a place: a library of a million excerpts is judged by reading five million bytes.
/// The rounded places count everywhere, so that all judgements of an excerpt agree. Immutable, thread-safe.
/// </summary>
public sealed class TastePlaces
{
    private const float Scale = TasteAxes.MaxPlace / sbyte.MaxValue;

    private readonly sbyte[][] _columns;   // of each axis
    private readonly float[] _means;

    /// <summary>Places excerpts.</summary>
    /// <param name="excerpts">The excerpts.</param>
    /// <param name="axes">The axes of their library.</param>
    public TastePlaces(IReadOnlyList<Excerpt> excerpts, TasteAxes axes)
    {
        _columns = [.. TasteAxes.Music.Select(_ => new sbyte[excerpts.Count])];
        _means = new float[_columns.Length];
        var sums = new double[_columns.Length];
        Span<float> places = stackalloc float[_columns.Length];
        for (var i = 0; i < excerpts.Count; i++)
        {
            axes.Place(MusicQualities.Of(excerpts[i]), places);
            for (var axis = 0; axis < places.Length; axis++)
            {
                var place = (sbyte)MathF.Round(places[axis] / Scale);
                _columns[axis][i] = place;
                sums[axis] += place;
            }
        }

        for (var axis = 0; axis < sums.Length && excerpts.Count > 0; axis++)
        {
            _means[axis] = (float)(sums[axis] * Scale / excerpts.Count);
        }
    }

    /// <summary>The mean place of the excerpts on each axis.</summary>
    public ReadOnlySpan<float> Means => _means;

    /// <summary>Returns what a picture and an excerpt are judged by: <see cref="TasteModel.Judge"/> of its places.</summary>
    /// <param name="coefficients">The coefficients of the picture.</param>
    /// <param name="excerpt">The excerpt.</param>
    public float Judge(ReadOnlySpan<float> coefficients, int excerpt)
    {
        var sum = coefficients[0];
        for (var axis = 0; axis < _columns.Length; axis++)
        {
            sum += coefficients[axis + 1] * Scale * _columns[axis][excerpt];
        }

        return sum;
    }

    /// <summary>Multiplies values of all excerpts and adds the judgements. Each sum is at most <see cref="BoundError"/> from that of <see cref="Judge(ReadOnlySpan{float}, int)"/>.</summary>
    /// <param name="coefficients">The coefficients of the picture.</param>
    /// <param name="factor">What the values are multiplied by.</param>
    /// <param name="values">The values; become the sums.</param>
    public void MultiplyAdd(ReadOnlySpan<float> coefficients, float factor, Span<float> values)
    {
        var first = 0;
        var parts = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (; first + Vector<sbyte>.Count <= values.Length; first += Vector<sbyte>.Count)
        {
            var part = parts.Slice(first / Vector<float>.Count, 4);
            var (a, b, c, d) = (new Vector<float>(coefficients[0]), new Vector<float>(coefficients[0]), new Vector<float>(coefficients[0]), new Vector<float>(coefficients[0]));
            for (var axis = 0; axis < _columns.Length; axis++)
            {
                var weight = new Vector<float>(coefficients[axis + 1] * Scale);
                Vector.Widen(new Vector<sbyte>(_columns[axis], first), out var low, out var high);
                Vector.Widen(low, out var one, out var two);
                Vector.Widen(high, out var three, out var four);
                a = Vector.FusedMultiplyAdd(Vector.ConvertToSingle(one), weight, a);
                b = Vector.FusedMultiplyAdd(Vector.ConvertToSingle(two), weight, b);
                c = Vector.FusedMultiplyAdd(Vector.ConvertToSingle(three), weight, c);
                d = Vector.FusedMultiplyAdd(Vector.ConvertToSingle(four), weight, d);
            }

            part[0] = (part[0] * factor) + a;
            part[1] = (part[1] * factor) + b;
            part[2] = (part[2] * factor) + c;
            part[3] = (part[3] * factor) + d;
        }

        for (; first < values.Length; first++)
        {
            values[first] = (values[first] * factor) + Judge(coefficients, first);
        }
    }

    /// <summary>Returns how far rounding brings a sum of <see cref="MultiplyAdd"/> from another way to compute it, at most.</summary>
    /// <param name="coefficients">The coefficients of the picture.</param>
    /// <param name="factor">What the values are multiplied by.</param>
    public static float BoundError(ReadOnlySpan<float> coefficients, float factor)
    {
        const float Rounding = 1e-5f;
        var largest = Math.Abs(factor) * Popularity.MaxLogOdds;
        foreach (var coefficient in coefficients)
        {
            largest += Math.Abs(coefficient) * TasteAxes.MaxPlace;
        }

        return Rounding * largest;
    }
}
