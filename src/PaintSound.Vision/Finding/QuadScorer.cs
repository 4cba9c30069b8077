using System.Globalization;
using System.Reflection;

namespace PaintSound.Vision.Finding;

/// <summary>
/// Scores how much a quadrilateral looks like a canvas: a few small networks with one hidden layer each, trained on rendered scenes
/// (<c>tests/PaintSound.Evaluation/Framing/train_scorer.py</c>). Several networks agree less when none of them knows, which makes their mean an honest certainty.
/// Thread-safe after the constructor.
/// </summary>
internal sealed class QuadScorer
{
    private readonly float[] _mean, _deviation;
    private readonly Network[] _networks;

    /// <summary>Reads the networks from this assembly.</summary>
    public QuadScorer()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("quad-scorer.txt")
            ?? throw new InvalidOperationException("The assembly has no quad-scorer.txt.");
        using var reader = new StreamReader(stream);
        var sizes = ReadNumbers(reader);
        var (networks, hidden) = ((int)sizes[0], (int)sizes[2]);
        if ((int)sizes[1] != QuadFeatures.Count)
        {
            throw new InvalidOperationException($"quad-scorer.txt is for {sizes[1]} features, not for {QuadFeatures.Count}.");
        }

        (_mean, _deviation) = (ReadNumbers(reader), ReadNumbers(reader));
        _networks = new Network[networks];
        for (var i = 0; i < networks; i++)
        {
            _networks[i] = new Network(ReadNumbers(reader), ReadNumbers(reader), ReadNumbers(reader), ReadNumbers(reader)[0]);
            if (_networks[i].HiddenBias.Length != hidden)
            {
                throw new InvalidOperationException("quad-scorer.txt is damaged.");
            }
        }
    }

    /// <summary>Returns for each quadrilateral the probability that it is the canvas. They add up to 1.</summary>
    /// <param name="features">The features of each, as <see cref="QuadFeatures"/> measures them.</param>
    public double[] Score(IReadOnlyList<double[]> features)
    {
        var mean = new double[features.Count];
        foreach (var network in _networks)
        {
            var scores = features.Select(values => Score(network, values)).ToArray();
            var best = scores.Max();
            var weights = scores.Select(score => Math.Exp(score - best)).ToArray();
            var total = weights.Sum() * _networks.Length;
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] += weights[i] / total;
            }
        }

        return mean;
    }

    private double Score(Network network, double[] features)
    {
        var score = (double)network.OutputBias;
        for (var unit = 0; unit < network.HiddenBias.Length; unit++)
        {
            var sum = (double)network.HiddenBias[unit];
            for (var i = 0; i < features.Length; i++)
            {
                sum += network.Hidden[(unit * features.Length) + i] * (features[i] - _mean[i]) / _deviation[i];
            }

            score += network.Output[unit] * Math.Tanh(sum);
        }

        return score;
    }

    private static float[] ReadNumbers(StreamReader reader) =>
        [.. (reader.ReadLine() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => float.Parse(number, CultureInfo.InvariantCulture))];

    private sealed record Network(float[] Hidden, float[] HiddenBias, float[] Output, float OutputBias);
}
