using PaintSound.Core.Vectors;

namespace PaintSound.Performance.Pipeline;

/// <summary>Estimates the two embedded parts of weighed sound distances from quantised embeddings. Not thread-safe.</summary>
/// <param name="rhythms">The rhythm embeddings of the excerpts.</param>
/// <param name="timbres">Their timbre embeddings.</param>
internal sealed class SoundEstimator(QuantisedRows rhythms, QuantisedRows timbres)
{
    private const int Block = 256;

    // The sum of both parts, rate and centroid is rounded by less than this.
    private const float Rounding = 1e-4f;

    private readonly float[] _rhythm = new float[rhythms.Stride];
    private readonly float[] _timbre = new float[timbres.Stride];
    private readonly float[] _distances = new float[Block];
    private float _timbreWeight;

    /// <summary>How far an estimate is from the distance, at most.</summary>
    public float MaxError { get; private set; }

    /// <summary>Sets the sound.</summary>
    /// <param name="rhythm">Its rhythm embedding.</param>
    /// <param name="timbre">Its timbre embedding.</param>
    /// <param name="follow">The weight of timbre, 0 only rhythm ... 1 only timbre.</param>
    public void Set(ReadOnlySpan<float> rhythm, ReadOnlySpan<float> timbre, double follow)
    {
        rhythms.Shift(rhythm, _rhythm);
        timbres.Shift(timbre, _timbre);
        _timbreWeight = (float)follow;
        MaxError = ((1 - _timbreWeight) * rhythms.BoundError(rhythm)) + (_timbreWeight * timbres.BoundError(timbre)) + Rounding;
    }

    /// <summary>Adds the estimates for excerpts that follow one another to what is known of their distances.</summary>
    /// <param name="first">The first excerpt.</param>
    /// <param name="distances">One value for each of at most 256 excerpts.</param>
    public void Add(int first, Span<float> distances)
    {
        var parts = _distances.AsSpan(0, distances.Length);
        rhythms.ComputeDistances(_rhythm, first, parts);
        AddWeighed(parts, 1 - _timbreWeight, distances);
        timbres.ComputeDistances(_timbre, first, parts);
        AddWeighed(parts, _timbreWeight, distances);
    }

    private static void AddWeighed(ReadOnlySpan<float> parts, float weight, Span<float> distances)
    {
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] += weight * parts[i];
        }
    }
}
