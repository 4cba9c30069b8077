using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing;
using PaintSound.Core.Sources;
using PaintSound.Performance.Offline;
using PaintSound.Simulation.Pictures;
using PaintSound.Simulation.Sessions;

namespace PaintSound.Evaluation;

/// <summary>Simulated painters who build their pictures up in layers, seen by a simulated camera, at twelve times of their sessions.</summary>
internal sealed class LayeredEvaluation(EvaluationLibrary library)
{
    private const int Painters = 10;
    private const double Seconds = 300;
    private const double SecondsBetweenFrames = 0.5;

    // The shares of models/training/selection/stages.py, of time instead of area.
    private static readonly int[] Shares = [0, 3, 7, 12, 20, 30, 42, 55, 68, 80, 92, 100];

    /// <summary>Writes the gate distances of all stages, as the product has them and as before.</summary>
    public void Run(EvaluationFolder results)
    {
        results.Write("layered-distance.f32", Enumerable.Range(1, Painters).SelectMany(seed => Play(seed, BlankCanvas.Fill, new ChoosingControls())));
        results.Write("layered-before.f32", Enumerable.Range(1, Painters).SelectMany(seed => Play(seed, BlankCanvas.AsIs, new ChoosingControls { Popularity = 0 })));
    }

    private IEnumerable<float[]> Play(int seed, BlankCanvas blank, ChoosingControls controls)
    {
        var (time, perceiver) = (new OfflineTimeProvider(), library.CreatePerceiver());
        var canvas = new CanvasAnalyser(time, new CanvasSettings(Blank: blank));
        var camera = new Camera(new Painter(seed).CreateSession(Seconds), Conditions.Studio);
        var frame = new byte[IFrameSource.FrameBytes];
        var now = 0.0;
        foreach (var share in Shares)
        {
            // The empty canvas is seen for five seconds: it settles.
            for (var end = 5 + (share * (Seconds - 5) / 100); now < end; now += SecondsBetweenFrames)
            {
                time.MoveTo(TimeSpan.FromSeconds(now));
                camera.Capture(Math.Max(0, now - 5), frame);
                canvas.AddFrame(frame, time.GetTimestamp());
            }

            perceiver.ReadCanvas(canvas);
            perceiver.ProcessCanvas(controls);
            yield return perceiver.Scores.Canvas.All.ToArray();
        }
    }
}
