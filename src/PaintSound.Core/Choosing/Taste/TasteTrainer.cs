using System.Collections.Immutable;
using PaintSound.Core.Choosing.Rule;

namespace PaintSound.Core.Choosing.Taste;

/// <summary>
/// Learns a <see cref="TasteModel"/> from marks: a Bayesian logistic regression on the network's log odds, the places of picture and music on the
/// <see cref="TasteAxes"/>, and their products, with a prior that is the network as shipped. Artists' rules are mostly few: each input is first tried alone,
/// and its prior variance is as large as the probability that it is the one (Bayesian model averaging). What was learned counts only as far as a
/// rule is likelier than chance, so marks without a rule change nothing. Deterministic, thread-safe.
/// </summary>
/// <param name="axes">The axes of the library.</param>
public sealed class TasteTrainer(TasteAxes axes)
{
    /// <summary>Fewer marks than this cannot be told from chance.</summary>
    public const int FewMarks = 12;

    // The network's log odds mean twice to eight times as much as an artist's yes or no: its own labels had no noise.
    private const double LogOddsScale = -4;
    private const double NetworkMean = 0.5, NetworkVariance = 0.25;
    private const double ConstantVariance = 0.1, PictureVariance = 0.15, MusicVariance = 0.5, ProductVariance = 1;
    private const double AloneFactor = 2, UnlikelyFactor = 0.02, NoneWeight = 3;
    private const int Folds = 5;

    // Nats by which some rule must be likelier than chance: from none of what was learned to all of it. The probability of the labels by a mixture of rules, divided
    // by that by chance, grows to e^x by chance with a probability of e^-x at most, however the pairs were chosen (Ville's inequality).
    private const double LeastEvidence = 1.2, FullEvidence = 2.2;
    private const int MostRules = 3;
    private const double OneRule = 0.5, SeveralRules = 0.25, ManyRules = 0.25;
    private static readonly double[] ManyRulesScales = [0.02, 0.1, 0.4];

    // The square of a distance on ten axes; of two random pairs it is about 20.
    private const double NearlySame = 0.5;
    private const int MostContradictions = 3;
    private const double LeastRuleWeight = 0.1;

    private static readonly double[] BaseVariances =
    [
        NetworkVariance, ConstantVariance,
        .. Enumerable.Repeat(PictureVariance, TasteAxes.Pictures.Count),
        .. Enumerable.Repeat(MusicVariance, TasteAxes.Music.Count),
        .. Enumerable.Repeat(ProductVariance, TasteAxes.Pictures.Count * TasteAxes.Music.Count),
    ];

    private static readonly double[] Means = [NetworkMean, .. new double[BaseVariances.Length - 1]];

    /// <summary>Learns from marks.</summary>
    /// <param name="marks">The marks, the oldest first.</param>
    /// <param name="profile">The hash of the marks.</param>
    public LearnedTaste Train(IReadOnlyList<Mark> marks, string profile)
    {
        double[][] rows = [.. marks.Select(mark => CreateRow(axes, mark.Picture, mark.Music, mark.LogOdds))];
        bool[] labels = [.. marks.Select(mark => mark.Belongs)];
        var fit = Fit(rows, labels);
        var foretold = CountForetold(rows, labels, AssignFolds(marks));
        var strength = marks.Count < FewMarks ? 0 : Math.Clamp((MeasureEvidence(rows, labels) - LeastEvidence) / (FullEvidence - LeastEvidence), 0, 1);
        var state = (marks.Count, strength) switch
        {
            (0, _) => TasteState.NoMarks,
            ( < FewMarks, _) => TasteState.TooFew,
            (_, 0) => marks.Count < 20 ? TasteState.TooFew : TasteState.Contradictory,
            (_, < 1) => TasteState.Unclear,
            _ => TasteState.Learned,
        };
        var report = new TasteReport(state, marks.Count, foretold, strength, strength > 0 ? FindRule(fit.Weights) : null, FindContradictions(rows, labels));
        return new LearnedTaste(CreateModel(fit.Weights, strength, marks.Count, profile), report, axes, fit);
    }

    /// <summary>Returns the inputs of a pair.</summary>
    internal static double[] CreateRow(TasteAxes axes, PictureQualities picture, MusicQualities music, float logOdds)
    {
        Span<float> pictures = stackalloc float[TasteAxes.Pictures.Count], sounds = stackalloc float[TasteAxes.Music.Count];
        TasteAxes.Place(picture, pictures);
        axes.Place(music, sounds);
        var row = new double[BaseVariances.Length];
        (row[0], row[1]) = (logOdds / LogOddsScale, 1);
        var next = 2;
        foreach (var place in pictures)
        {
            row[next++] = place;
        }

        foreach (var place in sounds)
        {
            row[next++] = place;
        }

        foreach (var one in pictures)
        {
            foreach (var other in sounds)
            {
                row[next++] = one * other;
            }
        }

        return row;
    }

    private static LogisticFit Fit(double[][] rows, bool[] labels)
    {
        var variances = (double[])BaseVariances.Clone();
        if (rows.Length > 0)
        {
            var evidence = new double[BaseVariances.Length];
            var none = FitSome(rows, labels, [0, 1]) + Math.Log(NoneWeight);
            var largest = none;
            for (var input = 2; input < evidence.Length; input++)
            {
                evidence[input] = FitSome(rows, labels, [0, 1, input]) + Math.Log(BaseVariances[input]);
                largest = Math.Max(largest, evidence[input]);
            }

            var sum = Math.Exp(none - largest) + evidence.Skip(2).Sum(value => Math.Exp(value - largest));
            for (var input = 2; input < evidence.Length; input++)
            {
                variances[input] = BaseVariances[input] * (UnlikelyFactor + (AloneFactor * Math.Exp(evidence[input] - largest) / sum));
            }
        }

        return LogisticRegression.Fit(rows, labels, Means, variances);
    }

    // The evidence of some inputs.
    private static double FitSome(double[][] rows, bool[] labels, int[] inputs) => LogisticRegression.Fit(
        [.. rows.Select(row => Array.ConvertAll(inputs, input => row[input]))],
        labels,
        Array.ConvertAll(inputs, input => Means[input]),
        Array.ConvertAll(inputs, input => input < 2 ? BaseVariances[input] : AloneFactor * BaseVariances[input])).LogEvidence;

    // How much likelier the labels are by a rule, whichever it is, than by chance: the logarithm of the Bayes factor.
    private static double MeasureEvidence(double[][] rows, bool[] labels)
    {
        var total = BaseVariances.Skip(2).Sum();
        int[] path = [1];
        var (pathPrior, orders) = (1.0, 1.0);
        List<double> found = [];
        for (var size = 1; size <= MostRules; size++)
        {
            int[] left = [.. Enumerable.Range(2, BaseVariances.Length - 2).Except(path)];
            double[] evidence = [.. left.Select(input => FitSome(rows, labels, [.. path, input]) + Math.Log(BaseVariances[input] / total))];
            var best = Array.IndexOf(evidence, evidence.Max());

            // Several rules: those that begin with the best ones. The others of this size would add to the sum.
            var weight = size == 1 ? OneRule : SeveralRules / (MostRules - 1);
            found.AddRange(evidence.Select(value => value + Math.Log(weight * pathPrior * orders)));
            (path, pathPrior, orders) = ([.. path, left[best]], pathPrior * BaseVariances[left[best]] / total, orders * (size + 1));
        }

        found.AddRange(ManyRulesScales.Select(scale =>
            LogisticRegression.Fit(rows, labels, Means, [NetworkVariance, .. BaseVariances.Skip(1).Select(variance => scale * variance)]).LogEvidence
            + Math.Log(ManyRules / ManyRulesScales.Length)));
        var largest = found.Max();
        return largest + Math.Log(found.Sum(value => Math.Exp(value - largest))) + (labels.Length * Math.Log(2));
    }

    private static int[] AssignFolds(IReadOnlyList<Mark> marks)
    {
        // All marks of a work are in one fold: a work that is marked twice must not foretell itself. A fixed seed: the same marks give the same model.
        string[] works = [.. marks.Select((mark, i) => mark.Work ?? $" {i}")];
        var order = works.Distinct(StringComparer.Ordinal).ToArray();
        new Random(1).Shuffle(order);
        var folds = order.Index().ToDictionary(work => work.Item, work => work.Index % Folds, StringComparer.Ordinal);
        return Array.ConvertAll(works, work => folds[work]);
    }

    private static int CountForetold(double[][] rows, bool[] labels, int[] folds)
    {
        var foretold = 0;
        foreach (var fold in folds.Distinct())
        {
            int[] others = [.. Enumerable.Range(0, rows.Length).Where(i => folds[i] != fold)];
            var fit = Fit(Array.ConvertAll(others, i => rows[i]), Array.ConvertAll(others, i => labels[i]));
            foretold += Enumerable.Range(0, rows.Length).Count(i => folds[i] == fold && labels[i] == fit.Predict(rows[i]) > 0.5);
        }

        return foretold;
    }

    private static TasteModel CreateModel(double[] weights, double strength, int marks, string profile)
    {
        var (pictures, music) = (TasteAxes.Pictures.Count, TasteAxes.Music.Count);
        var scale = LogOddsScale / NetworkMean * strength;
        var values = new float[(pictures + 1) * (music + 1)];
        values[0] = (float)(scale * weights[1]);
        for (var i = 0; i < pictures; i++)
        {
            values[(i + 1) * (music + 1)] = (float)(scale * weights[2 + i]);
        }

        for (var k = 0; k < music; k++)
        {
            values[k + 1] = (float)(scale * weights[2 + pictures + k]);
        }

        for (var i = 0; i < pictures; i++)
        {
            for (var k = 0; k < music; k++)
            {
                values[((i + 1) * (music + 1)) + k + 1] = (float)(scale * weights[2 + pictures + music + (i * music) + k]);
            }
        }

        return new TasteModel(profile, marks, (float)(1 + (strength * ((weights[0] / NetworkMean) - 1))), ImmutableArray.Create(values));
    }

    private static string? FindRule(double[] weights)
    {
        var first = 2 + TasteAxes.Pictures.Count + TasteAxes.Music.Count;
        var strongest = Enumerable.Range(first, weights.Length - first).MaxBy(i => Math.Abs(weights[i]));
        if (Math.Abs(weights[strongest]) < LeastRuleWeight)
        {
            return null;
        }

        var (one, other) = Math.DivRem(strongest - first, TasteAxes.Music.Count);
        var (picture, music) = (TasteAxes.Pictures[one], TasteAxes.Music[other]);
        var (high, low) = weights[strongest] > 0 ? (music.High, music.Low) : (music.Low, music.High);
        return $"{picture.High} pictures go with {high} music, and {picture.Low} ones with {low} music";
    }

    private static MarkContradiction[] FindContradictions(double[][] rows, bool[] labels)
    {
        var places = TasteAxes.Pictures.Count + TasteAxes.Music.Count;
        List<(double Square, MarkContradiction Marks)> found = [];
        for (var second = 0; second < rows.Length; second++)
        {
            for (var first = 0; first < second; first++)
            {
                var square = 0.0;
                for (var i = 2; i < 2 + places && labels[first] != labels[second]; i++)
                {
                    square += Math.Pow(rows[first][i] - rows[second][i], 2);
                }

                if (labels[first] != labels[second] && square < NearlySame)
                {
                    found.Add((square, new MarkContradiction(first + 1, second + 1)));
                }
            }
        }

        return [.. found.OrderBy(pair => pair.Square).Take(MostContradictions).Select(pair => pair.Marks)];
    }
}
