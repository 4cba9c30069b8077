using PaintSound.Core.Brush;

namespace PaintSound.Core.Tests.Signal;

/// <summary>How well the onsets that were found fit those that were played: each found one answers at most one played one.</summary>
internal sealed record OnsetScore(double Precision, double Recall, double[] LatencyMs, double[] TimeErrorMs, int[] Missed)
{
    private const double SamplesPerMs = 16;

    public double F => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <param name="scene">What was played.</param>
    /// <param name="toleranceMs">How far the reported time may be off.</param>
    /// <param name="settings">Null for the defaults.</param>
    public static OnsetScore Of(BrushScene scene, double toleranceMs, OnsetSettings? settings = null)
    {
        var found = new List<(long Reported, long Known)>();
        var pushed = 0L;
        var finder = new OnsetDetector(settings ?? new OnsetSettings(), (sample, _) => found.Add((sample, pushed)), (_, _) => { });

        // Sample by sample, so that the moment at which an onset is known is exact.
        foreach (var sample in scene.Sound)
        {
            pushed++;
            finder.Push([sample]);
        }

        var free = new List<(long Reported, long Known)>(found);
        var (latency, error, missed) = (new List<double>(), new List<double>(), new List<int>());
        foreach (var (index, played) in scene.Events.Index())
        {
            var best = free.Where(f => Math.Abs(f.Reported - played.Audible) <= toleranceMs * SamplesPerMs).ToArray();
            if (best.Length == 0)
            {
                missed.Add(index);
                continue;
            }

            var match = best.MinBy(f => Math.Abs(f.Reported - played.Audible));
            free.Remove(match);
            latency.Add((match.Known - played.Audible) / SamplesPerMs);
            error.Add((match.Reported - played.Audible) / SamplesPerMs);
        }

        latency.Sort();
        error.Sort();
        var hits = latency.Count;
        return new OnsetScore((double)hits / Math.Max(1, found.Count), (double)hits / scene.Events.Count, [.. latency], [.. error], [.. missed]);
    }

    public static double Quantile(double[] sorted, double q) => sorted[(int)Math.Round(q * (sorted.Length - 1))];
}
