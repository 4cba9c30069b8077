using System.Globalization;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Congruity;
using PaintSound.Core.Music;
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
        List<float[]> correspondences = [], distances = [];
        var paintings = OtherPictures.Of(library, pictures);
        foreach (var picture in pictures)
        {
            perceiver.ProcessCanvas(picture, Defaults);
            correspondences.Add([.. Enumerable.Range(0, library.Excerpts.Count).Select(perceiver.Scores.GetCorrespondence)]);
            distances.Add(perceiver.Scores.Canvas.All.ToArray());
        }

        results.Write("log-odds.f32", correspondences.Select(row => Array.ConvertAll(row, Popularity.ToLogOdds)));
        results.Write("canvas-distance.f32", distances);
        results.Write("painting.i32", [SelectPaintings(paintings.All, correspondences)]);
        results.Write("rule-distance.f32", CompareByRule(pictures));
        results.Write("congruity.f32", MeasureCongruity(paintings, correspondences));
    }

    /// <summary>Returns the gate's distances of <c>correspondence: rule</c>.</summary>
    private IEnumerable<float[]> CompareByRule(IReadOnlyList<byte[]> pictures)
    {
        var rule = CorrespondenceRule.Create(CorrespondenceKind.Rule, library.Excerpts);
        var perceiver = new CanvasAndBrushPerceiver(library.Excerpts, library.Networks.Correspondence, library.Networks.Sound, rule: rule);
        foreach (var picture in pictures)
        {
            perceiver.ProcessCanvas(picture, Defaults);
            yield return perceiver.Scores.Canvas.All.ToArray();
        }
    }

    /// <summary>Returns the painting that each excerpt selects first.</summary>
    private int[] SelectPaintings(PaintingTable paintings, List<float[]> correspondences)
    {
        var popularity = PopularityMeter.OfPictures(paintings.ImageHalves, library.Excerpts, library.Networks.Correspondence);
        var scores = new PaintingScores(paintings.Count);
        return [.. Enumerable.Range(0, library.Excerpts.Count).Select(excerpt =>
        {
            for (var i = 0; i < paintings.Count; i++)
            {
                scores.Correspondence[i] = correspondences[i][excerpt];
            }

            popularity.Standardise(scores.Correspondence, scores.MusicDistance);
            var selection = new PaintingChooser(paintings).Choose(scores, new MusicSummary(-20, 1), Defaults, TimeSpan.Zero)!;
            return int.Parse(selection.Painting.Id, CultureInfo.InvariantCulture);
        })];
    }

    /// <summary>Each picture is on the canvas in turn; the others are the library's paintings.</summary>
    private IEnumerable<float[]> MeasureCongruity(OtherPictures paintings, List<float[]> correspondences)
    {
        var network = library.Networks.Correspondence;
        var size = network.HalfSize;
        for (var canvas = 0; canvas < correspondences.Count; canvas++)
        {
            var pictures = PopularityMeter.SelectPictures(paintings.Without(canvas), library.Excerpts, network);
            var (own, fits) = (Array.ConvertAll(correspondences[canvas], Popularity.ToLogOdds), new float[pictures.Popularity.Count]);
            var (mean, relative, meter) = (own.Average(), new float[fits.Length], new CongruityMeter(pictures.Pairs));
            yield return
            [
                .. own.Select((logOdds, excerpt) =>
                {
                    network.ScorePictures(pictures.ImageHalves, library.Excerpts.SoundHalves.GetRows(excerpt, 1), fits);
                    pictures.Popularity.TakeOff(fits, 1, relative);
                    return meter.Measure(new LivePair(correspondences[canvas][excerpt], logOdds - mean, 1, 1, VariationDb: 9), relative, TimeSpan.Zero, TimeSpan.Zero).Value;
                }),
            ];
        }
    }
}
