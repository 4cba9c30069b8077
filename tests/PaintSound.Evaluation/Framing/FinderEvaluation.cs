using System.Diagnostics;
using System.Globalization;
using OpenCvSharp;
using PaintSound.Core.Framing;
using PaintSound.Core.Sources;
using PaintSound.Vision.Tests.Scenes;

namespace PaintSound.Evaluation.Framing;

/// <summary>Measures how well the canvas is found in rendered scenes, and prints a table.</summary>
/// <param name="vision">OpenCV.</param>
/// <param name="pictures">A folder for the pictures of what went wrong, or null.</param>
internal sealed class FinderEvaluation(ICanvasVision vision, string? pictures)
{
    /// <summary>The largest error of a right answer: the worst corner, as a share of the width of the picture.</summary>
    private const double RightError = 0.01;

    public void Run(int scenes, int seed)
    {
        var finder = vision.CreateFinder();
        Dictionary<SceneKind, List<(double Error, bool IsCertain)>> results = [];
        List<double> cpu = [];
        for (var i = 0; i < scenes; i++)
        {
            var kind = SceneKind.All[i % SceneKind.All.Count];
            using var scene = new CanvasScene(kind, seed + i);
            using var picture = scene.Render(seed + i, out var truth);
            var rgb = ScenePixels.ToRgb(picture);
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var found = finder.Find(new RgbPicture(rgb, picture.Width, picture.Height));
            cpu.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
            var error = ScenePixels.WorstCorner(found.Corners, ScenePixels.ToCorners(truth, picture.Size()), picture.Size()) / picture.Width;
            (results.TryGetValue(kind, out var list) ? list : results[kind] = []).Add((error, found.IsCertain));
            if (pictures is not null && error > RightError)
            {
                Save(picture, found, Path.Combine(pictures, $"{i:000}-{(found.IsCertain ? "certain" : "uncertain")}.jpg"));
            }
        }

        Print(results, cpu);
    }

    private static void Print(Dictionary<SceneKind, List<(double Error, bool IsCertain)>> results, List<double> cpu)
    {
        Console.WriteLine("| scenes | right | right and certain | certain but wrong | error, median % of width |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var (kind, list) in results)
        {
            PrintRow(kind.Name, list);
        }

        List<(double Error, bool IsCertain)> all = [.. results.Values.SelectMany(list => list)];
        PrintRow("all", all);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"right: {100.0 * all.Count(IsRight) / all.Count:0.0} %; CPU: median {Median(cpu):0} ms a picture"));
    }

    private static void PrintRow(string name, List<(double Error, bool IsCertain)> list) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {list.Count(IsRight)} of {list.Count} | {list.Count(item => IsRight(item) && item.IsCertain)} | {list.Count(item => !IsRight(item) && item.IsCertain)} | {100 * Median(list.ConvertAll(item => item.Error)):0.00} |"));

    private static bool IsRight((double Error, bool IsCertain) item) => item.Error <= RightError;

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Save(Mat picture, FoundCanvas found, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var drawn = picture.Clone();
        NormalisedPoint[] corners = [found.Corners.TopLeft, found.Corners.TopRight, found.Corners.BottomRight, found.Corners.BottomLeft];
        for (var i = 0; i < 4; i++)
        {
            Cv2.Line(drawn, At(corners[i]), At(corners[(i + 1) % 4]), found.IsCertain ? Scalar.Lime : Scalar.Orange, 3, LineTypes.AntiAlias);
        }

        Cv2.ImWrite(file, drawn);

        Point At(NormalisedPoint point) => new(point.X * picture.Width, point.Y * picture.Height);
    }
}
