using PaintSound.Core.Brush;

namespace PaintSound.Core.Tests.Signal;

/// <summary>Compares detected onsets with the touches of a scene. Each detected onset matches at most one touch.</summary>
internal sealed record OnsetScore(double Precision, double Recall, double[] LatencyMs, double[] TimeErrorMs, int[] Missed)
{
    private const double SamplesPerMs = 16;

    public double F => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Runs the detector on a scene and scores its onsets.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="toleranceMs">The maximum error of the reported time in ms.</param>
    /// <param name="settings">Null for the defaults.</param>
    public static OnsetScore Measure(BrushScene scene, double toleranceMs, OnsetSettings? settings = null)
    {
        var detected = new List<(long Reported, long ReportedAt)>();
        var pushed = 0L;
        var detector = new OnsetDetector(settings ?? new OnsetSettings(), (sample, _) => detected.Add((sample, pushed)), (_, _) => { });

        // Push sample by sample, so that the time of each report is exact.
        foreach (var sample in scene.Sound)
        {
            pushed++;
            detector.Push([sample]);
        }

        var unmatched = new List<(long Reported, long ReportedAt)>(detected);
        var (latency, error, missed) = (new List<double>(), new List<double>(), new List<int>());
        foreach (var (index, touch) in scene.Touches.Index())
        {
            var candidates = unmatched.Where(f => Math.Abs(f.Reported - touch.Audible) <= toleranceMs * SamplesPerMs).ToArray();
            if (candidates.Length == 0)
            {
                missed.Add(index);
                continue;
            }

            var match = candidates.MinBy(f => Math.Abs(f.Reported - touch.Audible));
            unmatched.Remove(match);
            latency.Add((match.ReportedAt - touch.Audible) / SamplesPerMs);
            error.Add((match.Reported - touch.Audible) / SamplesPerMs);
        }

        latency.Sort();
        error.Sort();
        var hits = latency.Count;
        return new OnsetScore((double)hits / Math.Max(1, detected.Count), (double)hits / scene.Touches.Count, [.. latency], [.. error], [.. missed]);
    }

    public static double Quantile(double[] sorted, double q) => sorted[(int)Math.Round(q * (sorted.Length - 1))];
}
