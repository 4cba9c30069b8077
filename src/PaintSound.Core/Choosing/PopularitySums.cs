namespace PaintSound.Core.Choosing;

/// <summary>Collects log odds of items with many things, for their <see cref="Popularity"/>. Not thread-safe.</summary>
/// <param name="count">The number of items.</param>
public sealed class PopularitySums(int count)
{
    private readonly double[] _sums = new double[count];
    private readonly double[] _squares = new double[count];

    /// <summary>Adds one thing.</summary>
    /// <param name="logOdds">Its log odds with items that follow one another.</param>
    /// <param name="first">The first of these items.</param>
    public void Add(ReadOnlySpan<float> logOdds, int first = 0)
    {
        for (var i = 0; i < logOdds.Length; i++)
        {
            _sums[first + i] += logOdds[i];
            _squares[first + i] += (double)logOdds[i] * logOdds[i];
        }
    }

    /// <summary>Returns the popularity.</summary>
    /// <param name="things">The number of things that were added for each item, at least 1.</param>
    public Popularity ToPopularity(int things)
    {
        var (means, deviations) = (new float[_sums.Length], new float[_sums.Length]);
        for (var i = 0; i < means.Length; i++)
        {
            var mean = _sums[i] / things;
            means[i] = (float)mean;
            deviations[i] = Math.Max(Popularity.MinDeviation, (float)Math.Sqrt(Math.Max(0, (_squares[i] / things) - (mean * mean))));
        }

        return new Popularity(means, deviations);
    }
}
