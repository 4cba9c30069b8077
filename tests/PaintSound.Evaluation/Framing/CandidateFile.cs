using System.Globalization;
using PaintSound.Core.Framing;
using PaintSound.Vision.Finding;
using PaintSound.Vision.Tests.Scenes;

namespace PaintSound.Evaluation.Framing;

/// <summary>Writes the features of every candidate of rendered scenes, from which <c>train_scorer.py</c> makes the finder's networks.</summary>
internal static class CandidateFile
{
    /// <summary>Writes the file: a line with # for each scene, then for each candidate its error, its corners and its features.</summary>
    public static void Write(string file, int scenes, int seed)
    {
        using var writer = new StreamWriter(file);
        for (var i = 0; i < scenes; i++)
        {
            var kind = SceneKind.All[i % SceneKind.All.Count];
            using var scene = new CanvasScene(kind, seed + i);
            using var picture = scene.Render(seed + i, out var corners);
            using var working = WorkingPicture.Create(new RgbPicture(ScenePixels.ToRgb(picture), picture.Width, picture.Height), CanvasFinder.Pixels);
            var map = EdgeMap.Create(working);
            var truth = CanvasFinder.ToQuad(ScenePixels.ToCorners(corners, picture.Size()), map.Width, map.Height);
            writer.WriteLine($"# {i} {map.Width} {map.Height} {kind.Name.Replace(' ', '_')}");
            var (candidates, features) = CanvasFinder.FindCandidates(map);
            foreach (var candidate in candidates)
            {
                double[] row = [candidate.Quad.DistanceTo(truth) / map.Width, .. ToNumbers(candidate.Quad), .. features.Measure(candidate)];
                writer.WriteLine(string.Join(' ', row.Select(number => number.ToString("0.#####", CultureInfo.InvariantCulture))));
            }
        }
    }

    private static IEnumerable<double> ToNumbers(Quad quad) => Enumerable.Range(0, 4).SelectMany(i => new[] { quad[i].X, quad[i].Y });
}
