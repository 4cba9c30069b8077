using PaintSound.Core.Choosing;

namespace PaintSound.Evaluation;

/// <summary>Brush sounds: what the product answers inside the gate of each picture, and what passes for a silent brush.</summary>
internal sealed class BrushEvaluation(EvaluationLibrary library)
{
    private static readonly double[] Follows = [0, 0.3, 1];

    /// <summary>Writes the selected excerpt for each picture and brush, for gates of 1 %, of the default and without a gate.</summary>
    public void Run(IReadOnlyList<byte[]> pictures, IReadOnlyList<float[]> brushes, IReadOnlyList<float[]> quiet, EvaluationFolder results)
    {
        foreach (var (name, gate) in new (string, double?)[] { ("1", 0.01), ("default", null), ("none", 1) })
        {
            foreach (var follow in Follows)
            {
                var controls = new ChoosingControls { Gate = gate, Follow = follow, Silence = SilencePolicy.Any };
                results.Write($"answers-{name}-{follow}.i32", Answer(pictures, brushes, controls).Select(ranked => ranked.Select(row => row[0]).ToArray()));
            }
        }

        results.WriteJson("quiet.json", Answer(pictures, quiet, new ChoosingControls { Silence = SilencePolicy.Held }, int.MaxValue));
    }

    /// <summary>Returns, for each picture and brush, the best excerpts that passed.</summary>
    private IEnumerable<int[][]> Answer(IReadOnlyList<byte[]> pictures, IReadOnlyList<float[]> brushes, ChoosingControls controls, int top = 1)
    {
        var perceiver = library.CreatePerceiver();
        var analysed = brushes.Select(brush => BrushSound.Analyse(brush, library.Networks.Sound.Manifest.Mel)).ToArray();
        foreach (var picture in pictures)
        {
            perceiver.ProcessCanvas(picture, controls);
            yield return [.. analysed.Select(brush =>
            {
                perceiver.ProcessBrush(brush.Mel, controls, brush.Summary.OnsetRate);
                return new Chooser(library.Excerpts).Rank(perceiver.Scores, brush.Summary, controls, top).Select(candidate => library.IndexOf(candidate.Excerpt)).ToArray();
            })];
        }
    }
}
