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

    /// <summary>Writes the gate distances of all stages, and their log odds without filling.</summary>
    /// <param name="pictures">All stages of the first painting, from the empty canvas to the finished one, then those of the next.</param>
    /// <param name="results">Receives the files.</param>
    public void Run(IReadOnlyList<byte[]> pictures, EvaluationFolder results)
    {
        results.Write("stage-distance.f32", pictures.Chunk(Stages).SelectMany(stages => Play(stages, BlankCanvas.Fill, new ChoosingControls())));
        results.Write("stage-filled.f32", pictures.Chunk(Stages).SelectMany(stages => Play(stages, BlankCanvas.Fill, new ChoosingControls { Popularity = 0 })));
        results.Write("stage-before.f32", pictures.Chunk(Stages).SelectMany(stages => Play(stages, BlankCanvas.AsIs, new ChoosingControls { Popularity = 0 })));
    }

    private IEnumerable<float[]> Play(byte[][] stages, BlankCanvas blank, ChoosingControls controls)
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

            perceiver.ProcessCanvas(canvas, controls);
            yield return [.. perceiver.Scores.CanvasDistance];
        }
    }
}
