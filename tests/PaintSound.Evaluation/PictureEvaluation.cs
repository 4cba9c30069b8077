using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Music;
using PaintSound.Core.Works;
using PaintSound.Library.Search;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Evaluation;

/// <summary>Finished pictures: the order of the gate, the painting selected for each excerpt, and the congruity of every pair.</summary>
internal sealed class PictureEvaluation(EvaluationLibrary library)
{
    private static readonly ChoosingControls Defaults = new();

    /// <summary>Writes log odds, gate distances, congruity (pictures x excerpts) and the selected painting of each excerpt, today and before.</summary>
    public void Run(IReadOnlyList<byte[]> pictures, EvaluationFolder results)
    {
        var perceiver = library.CreatePerceiver();
        var size = library.Networks.Correspondence.HalfSize;
        List<float[]> correspondences = [], distances = [];
        var halves = new float[pictures.Count * size];
        foreach (var (i, picture) in pictures.Index())
        {
            perceiver.ProcessCanvas(picture, Defaults);
            perceiver.ImageHalf.CopyTo(halves.AsSpan(i * size));
            correspondences.Add([.. perceiver.Scores.Correspondence]);
            distances.Add([.. perceiver.Scores.CanvasDistance]);
        }

        results.Write("log-odds.f32", correspondences.Select(row => Array.ConvertAll(row, Popularity.ToLogOdds)));
        results.Write("canvas-distance.f32", distances);
        results.Write("painting.i32", [SelectPaintings(halves, correspondences)]);
        results.Write("congruity.f32", MeasureCongruity(halves, correspondences));
    }

    /// <summary>Returns the painting that each excerpt selects first.</summary>
    private int[] SelectPaintings(float[] halves, List<float[]> correspondences)
    {
        var paintings = CreatePaintings(correspondences.Count);
        var popularity = PopularityMeter.OfPictures(halves, library.Excerpts, library.Networks.Correspondence);
        var scores = new PaintingScores(paintings.Length);
        return [.. Enumerable.Range(0, library.Excerpts.Count).Select(excerpt =>
        {
            for (var i = 0; i < paintings.Length; i++)
            {
                scores.Correspondence[i] = correspondences[i][excerpt];
            }

            popularity.Standardise(scores.Correspondence, scores.MusicDistance);
            var selection = new PaintingChooser(paintings).Choose(scores, new MusicSummary(-20, 1), Defaults, TimeSpan.Zero)!;
            return Array.IndexOf(paintings, selection.Painting);
        })];
    }

    /// <summary>Each picture is on the canvas in turn; the others are the library's paintings.</summary>
    private IEnumerable<float[]> MeasureCongruity(float[] halves, List<float[]> correspondences)
    {
        var size = library.Networks.Correspondence.HalfSize;
        for (var canvas = 0; canvas < correspondences.Count; canvas++)
        {
            float[] others = [.. halves.AsSpan(0, canvas * size), .. halves.AsSpan((canvas + 1) * size)];
            var table = new PaintingTable(CreatePaintings(correspondences.Count - 1), others);
            var pairs = RandomPairs.Score(library.Excerpts, table, library.Networks.Correspondence);
            yield return
            [
                .. correspondences[canvas].Select(correspondence =>
                    new CongruityMeter(pairs).Measure(new LivePair(correspondence, 1, 1), [], TimeSpan.Zero, TimeSpan.Zero).Value),
            ];
        }
    }

    private static Painting[] CreatePaintings(int count) => [.. Enumerable.Range(0, count).Select(i => new Painting($"{i}", $"{i}", $"{i}", "paintings"))];
}
