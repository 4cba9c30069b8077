namespace PaintSound.Core.Choosing.Taste;

/// <summary>A logistic regression that was fitted: the normal distribution that its weights have, by Laplace's approximation.</summary>
/// <param name="Weights">The most probable weights.</param>
/// <param name="Covariance">Their covariance, row by row.</param>
/// <param name="LogEvidence">The logarithm of the probability of the labels, whatever the weights are.</param>
internal sealed record LogisticFit(double[] Weights, double[] Covariance, double LogEvidence)
{
    // Nodes and weights of a Gauss-Hermite quadrature for the standard normal distribution.
    private static readonly double[] Nodes = [-2.8569700, -1.3556262, 0, 1.3556262, 2.8569700];
    private static readonly double[] Shares = [0.0112574, 0.2220759, 0.5333333, 0.2220759, 0.0112574];

    /// <summary>Returns the probability of a label, with the uncertainty of the weights.</summary>
    /// <param name="row">The inputs.</param>
    public double Predict(ReadOnlySpan<double> row)
    {
        var (mean, deviation) = Measure(row);
        return LogisticRegression.Logistic(mean / Math.Sqrt(1 + (Math.PI * deviation * deviation / 8)));
    }

    /// <summary>
    /// Returns how much a label would tell about the weights, in bits: the entropy of its prediction less the entropy that would remain if the weights were known
    /// (Houlsby et al., "Bayesian active learning by disagreement", 2011).
    /// </summary>
    /// <param name="row">The inputs.</param>
    public double GetInformation(ReadOnlySpan<double> row)
    {
        var (mean, deviation) = Measure(row);
        var (probability, remaining) = (0.0, 0.0);
        for (var i = 0; i < Nodes.Length; i++)
        {
            var one = LogisticRegression.Logistic(mean + (deviation * Nodes[i]));
            probability += Shares[i] * one;
            remaining += Shares[i] * GetEntropy(one);
        }

        return GetEntropy(probability) - remaining;
    }

    private static double GetEntropy(double probability) =>
        probability is <= 0 or >= 1 ? 0 : -(probability * Math.Log2(probability)) - ((1 - probability) * Math.Log2(1 - probability));

    private (double Mean, double Deviation) Measure(ReadOnlySpan<double> row)
    {
        var (mean, variance) = (0.0, 0.0);
        for (var i = 0; i < row.Length; i++)
        {
            mean += row[i] * Weights[i];
            var product = 0.0;
            for (var j = 0; j < row.Length; j++)
            {
                product += Covariance[(i * row.Length) + j] * row[j];
            }

            variance += row[i] * product;
        }

        return (mean, Math.Sqrt(Math.Max(0, variance)));
    }
}
