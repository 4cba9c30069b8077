namespace PaintSound.Core.Brush;

/// <summary>
/// Tells the kind of a stroke by its duration, attack, brightness and roughness: a multinomial logistic regression, fitted to simulated strokes
/// in rooms and at gains that the tests do not use (PaintSound.BrushEvaluation). Thread-safe.
/// </summary>
internal static class StrokeClassifier
{
    // Of tap, scrape and sweep: constant, log2 of the seconds, attack in dB, brightness, roughness in dB, crest in dB, spread, variation.
    private static readonly float[][] Weights =
    [
        [1.016f, -3.305f, 1.08f, -6.248f, 2.361f, -2.795f, 2.783f, 0.904f],
        [-39.77f, 2.1f, -0.489f, 15.035f, -1.279f, 5.266f, 15.081f, -3.242f],
        [38.755f, 1.205f, -0.591f, -8.787f, -1.082f, -2.471f, -17.864f, 2.338f],
    ];

    /// <summary>The most likely kind and its probability.</summary>
    /// <param name="features">The features of the stroke.</param>
    /// <param name="seconds">Its length so far.</param>
    public static (StrokeKind Kind, float Confidence) Classify(StrokeFeatures features, double seconds)
    {
        ReadOnlySpan<float> x =
        [
            1, (float)Math.Log2(seconds + 0.02), features.AttackDb, features.Brightness, features.RoughnessDb, features.CrestDb, features.Spread, features.Variation,
        ];
        Span<float> scores = stackalloc float[Weights.Length];
        var (best, sum) = (0, 0f);
        for (var kind = 0; kind < scores.Length; kind++)
        {
            for (var i = 0; i < x.Length; i++)
            {
                scores[kind] += Weights[kind][i] * x[i];
            }

            best = scores[kind] > scores[best] ? kind : best;
        }

        foreach (var score in scores)
        {
            sum += MathF.Exp(score - scores[best]);
        }

        return (StrokeKind.Tap + best, 1 / sum);
    }
}
