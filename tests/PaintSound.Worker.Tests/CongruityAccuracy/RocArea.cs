namespace PaintSound.Worker.Tests.CongruityAccuracy;

/// <summary>
/// The area under the ROC curve: the probability that a score is higher for a matching pair than for a mismatching pair. 0.5 is chance.
/// </summary>
/// <param name="Value">The area, 0..1.</param>
/// <param name="Low">The lower end of the 95 % interval, from 2,000 bootstrap samples of pictures, each with both of its pairs.</param>
/// <param name="High">The upper end of the interval.</param>
internal sealed record RocArea(double Value, double Low, double High)
{
    private const int Samples = 2000;

    /// <summary>Calculates the area and its interval.</summary>
    /// <param name="pairs">The scores of the matching and the mismatching pair of each picture.</param>
    public static RocArea Of(IReadOnlyList<ScorePair> pairs)
    {
        var random = new Random(1);
        var areas = Enumerable.Range(0, Samples)
            .Select(_ => Calculate([.. pairs.Select(_ => pairs[random.Next(pairs.Count)])]))
            .Order()
            .ToArray();
        return new RocArea(Calculate(pairs), areas[(int)(0.025 * Samples)], areas[(int)(0.975 * Samples)]);
    }

    public override string ToString() => FormattableString.Invariant($"{Value:.000} [{Low:.000}, {High:.000}]");

    private static double Calculate(IReadOnlyList<ScorePair> pairs) => pairs.Average(one => pairs.Average(other =>
        one.Matching > other.Mismatching ? 1 : one.Matching == other.Mismatching ? 0.5 : 0));
}
