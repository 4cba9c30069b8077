namespace PaintSound.Library.Umap;

/// <summary>
/// Lays items out in two dimensions by UMAP (McInnes, Healy, Melville: "UMAP: Uniform Manifold Approximation and Projection for Dimension Reduction", 2018,
/// algorithm 5): connected items attract each other, and each is driven off random others. Deterministic.
/// </summary>
internal static class UmapLayout
{
    // The curve 1 / (1 + a d^2b) that comes nearest to UMAP's default: 1 up to a distance of 0.1 (min_dist), then exp(0.1 - d).
    private const float A = 1.5769434603f;
    private const float B = 0.8950608779f;
    private const int Repulsions = 5;
    private const float MaxStep = 4;
    private const int FewItems = 10_000;

    /// <summary>Moves items from their first places. Places are pairs of x and y.</summary>
    /// <param name="graph">The connections of the items with each other.</param>
    /// <param name="places">The places of the items.</param>
    /// <param name="progress">Receives the fraction that is done, 0..1.</param>
    /// <param name="stop">Cancels the call.</param>
    public static void Optimise(NeighbourGraph graph, Span<float> places, Action<double>? progress, CancellationToken stop) =>
        Run(graph, places, places, true, 1, places.Length / 2 <= FewItems ? 500 : 200, progress, stop);

    /// <summary>Places new items among others, which stay where they are.</summary>
    /// <param name="graph">The connections of the new items with the others.</param>
    /// <param name="count">The number of new items.</param>
    /// <param name="others">The places of the others.</param>
    /// <param name="progress">Receives the fraction that is done, 0..1.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <returns>The places of the new items.</returns>
    public static float[] Place(NeighbourGraph graph, int count, ReadOnlySpan<float> others, Action<double>? progress, CancellationToken stop)
    {
        // The first place: the mean of the neighbours, by weight.
        var places = new float[2 * count];
        var sums = new float[count];
        for (var i = 0; i < graph.From.Length; i++)
        {
            var (item, other, weight) = (graph.From[i], graph.To[i], graph.Weights[i]);
            places[2 * item] += weight * others[2 * other];
            places[(2 * item) + 1] += weight * others[(2 * other) + 1];
            sums[item] += weight;
        }

        for (var i = 0; i < places.Length; i++)
        {
            places[i] /= sums[i / 2];
        }

        Run(graph, places, others, false, 0.25f, others.Length / 2 <= FewItems ? 100 : 30, progress, stop);
        return places;
    }

    private static void Run(
        NeighbourGraph graph, Span<float> places, ReadOnlySpan<float> others, bool bothMove, float firstStep, int epochs, Action<double>? progress, CancellationToken stop)
    {
        // A strong connection attracts in every epoch, one half as strong in every other one.
        var strongest = graph.Weights.DefaultIfEmpty().Max();
        var used = Enumerable.Range(0, graph.Weights.Length).Where(i => graph.Weights[i] >= strongest / epochs).ToArray();
        var every = Array.ConvertAll(used, i => strongest / graph.Weights[i]);
        var next = (float[])every.Clone();
        var nextRepulsion = Array.ConvertAll(every, epochsBetween => epochsBetween / Repulsions);
        var random = 0x2545F491u;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            stop.ThrowIfCancellationRequested();
            var step = firstStep * (1 - ((float)epoch / epochs));
            for (var edge = 0; edge < used.Length; edge++)
            {
                if (next[edge] > epoch)
                {
                    continue;
                }

                var (item, other) = (2 * graph.From[used[edge]], 2 * graph.To[used[edge]]);
                next[edge] += every[edge];
                Attract(places, item, others[other], others[other + 1], bothMove ? other : -1, step);
                var repulsions = (int)((epoch - nextRepulsion[edge]) * Repulsions / every[edge]);
                nextRepulsion[edge] += repulsions * every[edge] / Repulsions;
                for (var i = 0; i < repulsions; i++)
                {
                    random ^= random << 13;
                    random ^= random >> 17;
                    random ^= random << 5;
                    other = 2 * (int)(random % (uint)(others.Length / 2));
                    if (!bothMove || other != item)
                    {
                        DriveOff(places, item, others[other], others[other + 1], step);
                    }
                }
            }

            progress?.Invoke((epoch + 1.0) / epochs);
        }
    }

    private static void Attract(Span<float> places, int item, float x, float y, int other, float step)
    {
        var (dx, dy) = (places[item] - x, places[item + 1] - y);
        var square = (dx * dx) + (dy * dy);
        if (square <= 0)
        {
            return;
        }

        var power = Power(square);
        var force = -2 * A * B * power / square / ((A * power) + 1);
        var (moveX, moveY) = (Clip(force * dx) * step, Clip(force * dy) * step);
        places[item] += moveX;
        places[item + 1] += moveY;
        if (other >= 0)
        {
            places[other] -= moveX;
            places[other + 1] -= moveY;
        }
    }

    private static void DriveOff(Span<float> places, int item, float x, float y, float step)
    {
        var (dx, dy) = (places[item] - x, places[item + 1] - y);
        var square = (dx * dx) + (dy * dy);
        var force = square > 0 ? 2 * B / ((0.001f + square) * ((A * Power(square)) + 1)) : 0;
        places[item] += force > 0 ? Clip(force * dx) * step : 0;
        places[item + 1] += force > 0 ? Clip(force * dy) * step : 0;
    }

    private static float Power(float square) => MathF.Exp(B * MathF.Log(square));

    private static float Clip(float force) => Math.Clamp(force, -MaxStep, MaxStep);
}
