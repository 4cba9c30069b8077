using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing;
using PaintSound.Performance.Offline;

namespace PaintSound.Evaluation;

/// <summary>Paintings that are painted in twelve stages, shown to the product's own canvas analyser.</summary>
internal sealed class StageEvaluation(EvaluationLibrary library)
{
    private const int Stages = 12;
    private const double SecondsAStage = 6;
    private const double SecondsBetweenFrames = 0.25;
    private static readonly ChoosingControls Defaults = new();

    /// <summary>Writes the gate distances of all stages: as the product has them, filled only, and as before.</summary>
    /// <param name="pictures">All stages of the first painting, from the empty canvas to the finished one, then those of the next.</param>
    /// <param name="results">Receives the files.</param>
    public void Run(IReadOnlyList<byte[]> pictures, EvaluationFolder results)
    {
        float[][][] filled = [.. pictures.Chunk(Stages).SelectMany(stages => Play(stages, BlankCanvas.Fill, Defaults.Popularity, 0))];
        results.Write("stage-distance.f32", filled.Select(rows => rows[0]));
        results.Write("stage-filled.f32", filled.Select(rows => rows[1]));
        results.Write("stage-before.f32", pictures.Chunk(Stages).SelectMany(stages => Play(stages, BlankCanvas.AsIs, 0)).Select(rows => rows[0]));
    }

    /// <summary>Returns the gate distances of each stage, for each share of the popularity.</summary>
    private IEnumerable<float[][]> Play(byte[][] stages, BlankCanvas blank, params double[] shares)
    {
        var (time, perceiver) = (new OfflineTimeProvider(), library.CreatePerceiver());
        var canvas = new CanvasAnalyser(time, new CanvasSettings(Blank: blank));
        var now = 0.0;
        foreach (var stage in stages)
        {
            for (var end = now + SecondsAStage; now < end; now += SecondsBetweenFrames)
            {
                time.MoveTo(TimeSpan.FromSeconds(now));
                canvas.AddFrame(stage, time.GetTimestamp());
            }

            yield return
            [
                .. shares.Select(share =>
                {
                    perceiver.ReadCanvas(canvas);
                    perceiver.ProcessCanvas(Defaults with { Popularity = share });
                    return perceiver.Scores.Canvas.All.ToArray();
                }),
            ];
        }
    }
}
