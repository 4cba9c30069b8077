using System.Numerics.Tensors;

namespace PaintSound.Core.Choosing;

/// <summary>Computes distances between sound embeddings.</summary>
public static class SoundDistance
{
    /// <summary>
    /// Computes the distances of one sound to many others: the weighted sum of the Euclidean distances in the rhythm space and in the timbre space.
    /// </summary>
    /// <param name="rhythm">The rhythm embedding of the sound.</param>
    /// <param name="timbre">Its timbre embedding.</param>
    /// <param name="rhythms">The rhythm embeddings of the others, one after the other.</param>
    /// <param name="timbres">The timbre embeddings of the others, one after the other.</param>
    /// <param name="follow">The weight of timbre, 0 only rhythm ... 1 only timbre.</param>
    /// <param name="distances">Receives one distance for each of the others.</param>
    public static void ComputeWeighed(
        ReadOnlySpan<float> rhythm,
        ReadOnlySpan<float> timbre,
        ReadOnlySpan<float> rhythms,
        ReadOnlySpan<float> timbres,
        double follow,
        Span<float> distances)
    {
        var timbreWeight = (float)follow;
        for (var i = 0; i < distances.Length; i++)
        {
            var byRhythm = TensorPrimitives.Distance(rhythm, rhythms.Slice(i * rhythm.Length, rhythm.Length));
            var byTimbre = TensorPrimitives.Distance(timbre, timbres.Slice(i * timbre.Length, timbre.Length));
            distances[i] = ((1 - timbreWeight) * byRhythm) + (timbreWeight * byTimbre);
        }
    }

    /// <summary>Computes the distances of one sound to many others like the paper (3.2): Euclidean, in one space.</summary>
    /// <param name="pooled">The pooled last convolution of the sound.</param>
    /// <param name="pooleds">Those of the others, one after the other.</param>
    /// <param name="scale">Multiplies every distance.</param>
    /// <param name="distances">Receives one distance for each of the others.</param>
    public static void ComputePaper(ReadOnlySpan<float> pooled, ReadOnlySpan<float> pooleds, float scale, Span<float> distances)
    {
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] = scale * TensorPrimitives.Distance(pooled, pooleds.Slice(i * pooled.Length, pooled.Length));
        }
    }
}
