using System.Numerics.Tensors;

namespace PaintSound.Core.Choosing;

/// <summary>How far two sounds are from each other.</summary>
public static class SoundDistance
{
    /// <summary>
    /// Distances of one sound to many: the Euclidean distances in the rhythm space and in the timbre space, weighed.
    /// </summary>
    /// <param name="rhythm">The sound's place in rhythm space.</param>
    /// <param name="timbre">Its place in timbre space.</param>
    /// <param name="rhythms">The rhythm rows of the others, one after the other.</param>
    /// <param name="timbres">Their timbre rows.</param>
    /// <param name="follow">0 rhythm ... 1 colour.</param>
    /// <param name="distances">Receives one distance for each of the others.</param>
    public static void Weighed(
        ReadOnlySpan<float> rhythm,
        ReadOnlySpan<float> timbre,
        ReadOnlySpan<float> rhythms,
        ReadOnlySpan<float> timbres,
        double follow,
        Span<float> distances)
    {
        var colour = (float)follow;
        for (var i = 0; i < distances.Length; i++)
        {
            var byRhythm = TensorPrimitives.Distance(rhythm, rhythms.Slice(i * rhythm.Length, rhythm.Length));
            var byTimbre = TensorPrimitives.Distance(timbre, timbres.Slice(i * timbre.Length, timbre.Length));
            distances[i] = ((1 - colour) * byRhythm) + (colour * byTimbre);
        }
    }

    /// <summary>Distances of one sound to many as the paper measures them (3.2): Euclidean, in one space.</summary>
    /// <param name="pooled">The sound's place.</param>
    /// <param name="pooleds">The rows of the others, one after the other.</param>
    /// <param name="scale">Multiplies every distance.</param>
    /// <param name="distances">Receives one distance for each of the others.</param>
    public static void Paper(ReadOnlySpan<float> pooled, ReadOnlySpan<float> pooleds, float scale, Span<float> distances)
    {
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] = scale * TensorPrimitives.Distance(pooled, pooleds.Slice(i * pooled.Length, pooled.Length));
        }
    }
}
