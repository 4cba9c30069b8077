using System.Numerics.Tensors;

namespace PaintSound.Core.Choosing;

/// <summary>
/// Computes distances between sounds. The weighed distance has two parts. Rhythm is the distance in the rhythm space and the difference of the onset
/// rates; colour is the distance in the timbre space and the difference of the spectral centroids. Among the few excerpts that pass the gate, the
/// spaces alone hardly follow the rate and the brightness of the brush, which are what a listener notices first.
/// </summary>
public static class SoundDistance
{
    /// <summary>The distance of one octave of onset rate. Two random excerpts are about 1 apart in the rhythm space.</summary>
    private const float RateWeight = 3;

    /// <summary>Onsets per second below which rates count as equal.</summary>
    private const float SlowestRate = 0.3f;

    /// <summary>The distance of one octave of spectral centroid.</summary>
    private const float CentroidWeight = 1;

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

    /// <summary>Returns an onset rate in octaves, 0 for one onset per second. Rates below 0.3 per second count as equal.</summary>
    /// <param name="rate">Onsets per second.</param>
    public static float ToOctave(float rate) => MathF.Log2(MathF.Max(rate, SlowestRate));

    /// <summary>Adds the difference of onset rates to distances.</summary>
    /// <param name="octave">The onset rate of the sound, in octaves.</param>
    /// <param name="octaves">The onset rates of the others.</param>
    /// <param name="follow">The weight of colour, 0 only rhythm ... 1 only colour.</param>
    /// <param name="distances">One distance for each of the others.</param>
    public static void AddRate(float octave, ReadOnlySpan<float> octaves, double follow, Span<float> distances) =>
        AddDifference(octave, octaves, (float)(1 - follow) * RateWeight, distances);

    /// <summary>Adds the difference of spectral centroids to distances.</summary>
    /// <param name="octave">The logarithm to base 2 of the centroid of the sound in Hz (<see cref="Signal.PowerCentroid"/>).</param>
    /// <param name="octaves">Those of the others.</param>
    /// <param name="follow">The weight of colour, 0 only rhythm ... 1 only colour.</param>
    /// <param name="distances">One distance for each of the others.</param>
    public static void AddCentroid(float octave, ReadOnlySpan<float> octaves, double follow, Span<float> distances) =>
        AddDifference(octave, octaves, (float)follow * CentroidWeight, distances);

    private static void AddDifference(float own, ReadOnlySpan<float> others, float weight, Span<float> distances)
    {
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] += weight * Math.Abs(own - others[i]);
        }
    }
}
