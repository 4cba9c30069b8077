namespace PaintSound.Worker.Tests.Apart;

/// <summary>
/// How well a figure tells pairs that belong together from pairs that do not: how often it is higher for one of the first than for one of the
/// second (the area under the ROC curve); 0.5 is chance.
/// </summary>
/// <param name="Auc">The area.</param>
/// <param name="Low">The lower end of its 95 % interval: pictures drawn again with repeats, each with both of its pairs, 2,000 times.</param>
/// <param name="High">The upper end.</param>
internal sealed record Separation(double Auc, double Low, double High)
{
    private const int Draws = 2000;

    /// <summary>Measures.</summary>
    /// <param name="pairs">The figures of each picture's matching and mismatching pair.</param>
    public static Separation Of(IReadOnlyList<(float Matching, float Mismatching)> pairs)
    {
        var random = new Random(1);
        var drawn = Enumerable.Range(0, Draws)
            .Select(_ => Area([.. pairs.Select(_ => pairs[random.Next(pairs.Count)])]))
            .Order()
            .ToArray();
        return new Separation(Area(pairs), drawn[(int)(0.025 * Draws)], drawn[(int)(0.975 * Draws)]);
    }

    public override string ToString() => FormattableString.Invariant($"{Auc:.000} [{Low:.000}, {High:.000}]");

    private static double Area(IReadOnlyList<(float Matching, float Mismatching)> pairs) => pairs.Average(one => pairs.Average(other =>
        one.Matching > other.Mismatching ? 1 : one.Matching == other.Mismatching ? 0.5 : 0));
}
