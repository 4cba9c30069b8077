using System.Numerics.Tensors;
using PaintSound.Core.Choosing;

namespace PaintSound.Library.Search;

/// <summary>
/// The sound distances of excerpts from each other: those by which a show with default settings selects, so that neighbours on the map are neighbours in the
/// show. A network without rhythm and timbre has the distance of the paper. Immutable, thread-safe.
/// </summary>
/// <param name="excerpts">The excerpts.</param>
internal sealed class SoundSpace(ExcerptTable excerpts)
{
    private static readonly float Timbre = (float)new ChoosingControls().Follow;
    private readonly int _rhythm = excerpts.Rhythms.Width;
    private readonly int _timbre = excerpts.Timbres.Width;
    private readonly int _pooled = excerpts.Pooleds.Width;

    private bool IsWeighed => _rhythm + _timbre > 0;

    /// <summary>Returns a key of each excerpt: two excerpts are at least as far apart as their keys.</summary>
    public float[] CreateKeys()
    {
        var keys = new float[excerpts.Count];
        if (IsWeighed)
        {
            // The difference of the onset rates is a part of the distance: the key is the difference from the lowest rate.
            SoundDistance.AddRate(TensorPrimitives.Min(excerpts.RateOctaves), excerpts.RateOctaves, Timbre, keys);
        }

        return keys;
    }

    /// <summary>Returns the distance of two excerpts; only a part of it if that alone is above a limit.</summary>
    public float Measure(int one, int other, float limit)
    {
        Span<float> distance = stackalloc float[1];
        if (!IsWeighed)
        {
            SoundDistance.ComputePaper(excerpts.Pooleds.GetRows(one, 1), excerpts.Pooleds.GetRows(other, 1), excerpts.PooledScale, distance);
            return distance[0];
        }

        // Rate and centroid are two values of an excerpt and the spaces more than a hundred.
        distance[0] = 0;
        SoundDistance.AddRate(excerpts.RateOctaves[one], excerpts.RateOctaves.Slice(other, 1), Timbre, distance);
        SoundDistance.AddCentroid(excerpts.CentroidOctaves[one], excerpts.CentroidOctaves.Slice(other, 1), Timbre, distance);
        var part = distance[0];
        if (part > limit)
        {
            return part;
        }

        SoundDistance.ComputeWeighed(
            excerpts.Rhythms.GetRows(one, 1), excerpts.Timbres.GetRows(one, 1), excerpts.Rhythms.GetRows(other, 1), excerpts.Timbres.GetRows(other, 1), Timbre, distance);
        return part + distance[0];
    }

    /// <summary>The width of the vectors.</summary>
    public int Width => IsWeighed ? _rhythm + _timbre + 1 : _pooled;

    /// <summary>Copies a vector of an excerpt. The Euclidean distances of these vectors are alike the distances, but are not the same.</summary>
    /// <param name="excerpt">The excerpt.</param>
    /// <param name="vector">Receives <see cref="Width"/> values.</param>
    public void CopyVector(int excerpt, Span<float> vector)
    {
        if (!IsWeighed)
        {
            excerpts.Pooleds.GetRows(excerpt, 1).CopyTo(vector);
            return;
        }

        TensorPrimitives.Multiply(excerpts.Rhythms.GetRows(excerpt, 1), 1 - Timbre, vector);
        TensorPrimitives.Multiply(excerpts.Timbres.GetRows(excerpt, 1), Timbre, vector[_rhythm..]);
        vector[^1] = 0;
        SoundDistance.AddRate(0, excerpts.RateOctaves.Slice(excerpt, 1), Timbre, vector[^1..]);
        vector[^1] = MathF.CopySign(vector[^1], excerpts.RateOctaves[excerpt]);
    }
}
