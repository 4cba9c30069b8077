using System.Diagnostics;
using System.Globalization;
using OpenCvSharp;
using PaintSound.Core.Framing;
using PaintSound.Core.Sources;
using PaintSound.Vision.Tests.Scenes;

namespace PaintSound.Evaluation.Framing;

/// <summary>Measures how well a canvas is followed in rendered scenes: where nothing moved, where easel or camera moved a little, and where they moved far.</summary>
/// <param name="vision">OpenCV.</param>
internal sealed class TrackerEvaluation(ICanvasVision vision)
{
    private const double MinMove = 0.01, MaxMove = 0.1, MinFar = 0.2, MaxFar = 0.35, MaxDegrees = 5;

    private static readonly Size PictureSize = new(1280, 720);

    public void Run(int scenes, int seed)
    {
        Console.WriteLine("| movement | scenes | still | moved | gone | unknown | error, median and p90 in px of 448 | CPU, median and p90 in ms |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        Measure("nothing moves, an arm paints", scenes, seed, (_, _) => null, hasArm: _ => true);
        Measure("easel or camera, up to 10 % and 5 degrees", scenes, seed, (lot, corners) => Bump.Draw(lot, corners, MinMove, MaxMove, MaxDegrees), lot => lot.Chance(0.5));
        Measure("easel or camera, 20 to 35 %", scenes / 4, seed, (lot, corners) => Bump.Draw(lot, corners, MinFar, MaxFar, MaxDegrees), lot => lot.Chance(0.5));
    }

    private void Measure(string name, int scenes, int seed, Func<Lot, Point2f[], Mat?> move, Func<Lot, bool> hasArm)
    {
        List<double> errors = [], cpu = [];
        var counts = new int[Enum.GetValues<TrackingState>().Length];
        var measured = 0;
        for (var i = 0; i < scenes; i++)
        {
            using var scene = new CanvasScene(SceneKind.All[i % SceneKind.All.Count], seed + i, PictureSize);
            using var before = scene.Render(seed + i, out var corners, hasArm: false);
            var lot = new Lot(seed + i);
            using var movement = move(lot, corners);
            using var after = scene.Render(~(seed + i), out var moved, hasArm(lot), movement, cameraMoves: lot.Chance(0.3));
            if (moved.Any(p => p.X < 2 || p.Y < 2 || p.X > PictureSize.Width - 3 || p.Y > PictureSize.Height - 3))
            {
                // A corner left the picture: nobody could follow it.
                continue;
            }

            measured++;
            var tracker = vision.CreateTracker();
            var framed = ScenePixels.ToCorners(corners, PictureSize);
            var settled = ScenePixels.ToDisplay(before, corners);
            Track(before);
            var preview = ScenePixels.ToPreview(after);
            var start = Process.GetCurrentProcess().TotalProcessorTime;
            var seen = tracker.Track(Preview(preview), Display(settled), framed);
            cpu.Add((Process.GetCurrentProcess().TotalProcessorTime - start).TotalMilliseconds);
            counts[(int)seen.State]++;
            if (movement is not null && seen.State is TrackingState.Moved or TrackingState.Still)
            {
                var width = (corners[0].DistanceTo(corners[1]) + corners[3].DistanceTo(corners[2])) / 2;
                errors.Add(ScenePixels.WorstCorner(seen.Corners, ScenePixels.ToCorners(moved, PictureSize), PictureSize) / width * DisplayFrame.Size);
            }

            void Track(Mat picture) => tracker.Track(Preview(ScenePixels.ToPreview(picture)), Display(settled), framed);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {measured} | {counts[0]} | {counts[1]} | {counts[2]} | {counts[3]} | {Percentile(errors, 0.5):0.0}, {Percentile(errors, 0.9):0.0} | {Percentile(cpu, 0.5):0}, {Percentile(cpu, 0.9):0} |"));
    }

    private static RgbPicture Preview(byte[] rgb) => new(rgb, CameraPreview.Width, CameraPreview.Height);

    private static RgbPicture Display(byte[] rgb) => new(rgb, DisplayFrame.Size, DisplayFrame.Size);

    private static double Percentile(List<double> values, double share) =>
        values.Count == 0 ? 0 : values.Order().ElementAt(Math.Min(values.Count - 1, (int)(share * values.Count)));
}
