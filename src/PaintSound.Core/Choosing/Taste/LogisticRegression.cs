namespace PaintSound.Core.Choosing.Taste;

/// <summary>Bayesian logistic regression with a normal prior, by Newton's method and Laplace's approximation (MacKay, "The evidence framework", 1992). Deterministic.</summary>
internal static class LogisticRegression
{
    private const int MostSteps = 25;
    private const double Precision = 1e-4;

    // A step changes no prediction by more log odds than this: a full step can overshoot while the labels are few.
    private const double LongestStep = 4;

    /// <summary>The logistic function.</summary>
    public static double Logistic(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>Fits weights.</summary>
    /// <param name="rows">The inputs of each label, of one width.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="means">The prior mean of each weight.</param>
    /// <param name="variances">The prior variance of each weight, above 0.</param>
    public static LogisticFit Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> labels, double[] means, double[] variances)
    {
        var weights = (double[])means.Clone();
        var (gradient, hessian) = (new double[means.Length], new double[means.Length * means.Length]);
        for (var step = 0; step < MostSteps; step++)
        {
            Differentiate(rows, labels, means, variances, weights, gradient, hessian);
            var factor = SymmetricMatrix.Factor(hessian, means.Length);
            SymmetricMatrix.Solve(factor, gradient);
            var longest = rows.Count == 0 ? 0 : rows.Max(row => Math.Abs(Dot(row, gradient)));
            var share = longest > LongestStep ? LongestStep / longest : 1;
            var largest = 0.0;
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] += share * gradient[i];
                largest = Math.Max(largest, Math.Abs(gradient[i]));
            }

            if (largest < Precision)
            {
                break;
            }
        }

        Differentiate(rows, labels, means, variances, weights, gradient, hessian);
        var last = SymmetricMatrix.Factor(hessian, means.Length);
        var evidence = rows.Select((row, i) => Math.Log(Math.Max(1e-12, Logistic(labels[i] ? Dot(row, weights) : -Dot(row, weights))))).Sum();
        for (var i = 0; i < weights.Length; i++)
        {
            var difference = weights[i] - means[i];
            evidence -= (difference * difference / variances[i] / 2) + (Math.Log(variances[i]) / 2) + Math.Log(last[(i * weights.Length) + i]);
        }

        return new LogisticFit(weights, SymmetricMatrix.Invert(last, weights.Length), evidence);
    }

    private static void Differentiate(
        IReadOnlyList<double[]> rows, IReadOnlyList<bool> labels, double[] means, double[] variances, double[] weights, double[] gradient, double[] hessian)
    {
        var width = weights.Length;
        Array.Clear(hessian);
        for (var i = 0; i < width; i++)
        {
            gradient[i] = (means[i] - weights[i]) / variances[i];
            hessian[(i * width) + i] = 1 / variances[i];
        }

        for (var label = 0; label < rows.Count; label++)
        {
            var row = rows[label];
            var probability = Logistic(Dot(row, weights));
            var (error, curvature) = ((labels[label] ? 1 : 0) - probability, Math.Max(1e-4, probability * (1 - probability)));
            for (var i = 0; i < width; i++)
            {
                gradient[i] += error * row[i];
                var scaled = curvature * row[i];
                for (var j = 0; j <= i; j++)
                {
                    hessian[(i * width) + j] += scaled * row[j];
                }
            }
        }
    }

    private static double Dot(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
        {
            sum += one[i] * other[i];
        }

        return sum;
    }
}
