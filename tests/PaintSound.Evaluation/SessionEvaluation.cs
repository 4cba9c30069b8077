using PaintSound.Core.Choosing;

namespace PaintSound.Evaluation;

/// <summary>Thirty selections in a row for each picture, one each dwell, with a brush that changes every 20 s.</summary>
internal sealed class SessionEvaluation(EvaluationLibrary library)
{
    private const int Selections = 30;
    private const int SelectionsABrush = 5;

    /// <summary>Writes the selected excerpts (pictures x 30).</summary>
    public void Run(IReadOnlyList<byte[]> pictures, IReadOnlyList<float[]> brushes, EvaluationFolder results)
    {
        var analysed = brushes.Select(brush => BrushSound.Analyse(brush, library.Networks.Sound.Manifest.Mel)).ToArray();
        var (perceiver, controls, next) = (library.CreatePerceiver(), new ChoosingControls(), 0);
        results.Write("sessions.i32", pictures.Select(picture =>
        {
            var chooser = new Chooser(library.Excerpts);
            perceiver.ProcessCanvas(picture, controls);
            return Enumerable.Range(0, Selections).Select(i =>
            {
                next += i % SelectionsABrush == 0 ? 1 : 0;
                var brush = analysed[next % analysed.Length];
                perceiver.ProcessBrush(brush.Mel, controls, brush.Summary.OnsetRate);
                var selection = chooser.Choose(perceiver.Scores, brush.Summary, controls, i * controls.Dwell, next: true)!;
                return library.IndexOf(selection.Excerpt);
            }).ToArray();
        }));
    }
}
