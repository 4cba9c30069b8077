using OpenCvSharp;
using PaintSound.Core.Framing;
using PaintSound.Core.Sources;
using PaintSound.Vision.Tests.Scenes;

namespace PaintSound.Vision.Tests;

// A small sample; the figures of docs/canvas.md come from 400 scenes (tests/PaintSound.Evaluation).
public class CanvasTrackerTests
{
    private const int Seed = 9_200_000;

    private static readonly Size PictureSize = new(1280, 720);

    [Fact]
    public void A_canvas_that_stands_still_behind_an_arm_has_not_moved()
    {
        for (var i = 0; i < SceneKind.All.Count; i++)
        {
            using var scene = new CanvasScene(SceneKind.All[i], Seed + i, PictureSize);
            Assert.Contains(Track(scene, i, hasArm: true, movement: _ => null).State, new[] { TrackingState.Still, TrackingState.Unknown });
        }
    }

    [Theory]
    [InlineData(0.03, 1)]
    [InlineData(0.06, -3)]
    [InlineData(0.09, 0.5)]
    public void A_canvas_that_was_bumped_is_followed(double shift, double degrees)
    {
        List<double> errors = [];
        for (var i = 0; i < 12; i++)
        {
            // Blank, half painted, painted all over.
            using var scene = new CanvasScene(SceneKind.All[new[] { 0, 7, 12 }[i % 3]], Seed + (i / 3), PictureSize);
            var truth = Corners.Whole;
            var seen = Track(scene, i, hasArm: false, corners => Move(corners, shift, degrees), (corners, width) => truth = corners);
            errors.Add(seen.State == TrackingState.Moved ? ScenePixels.WorstCorner(seen.Corners, truth, PictureSize) : 1000);
        }

        // 6 of 448 pixels of a canvas that is 400 pixels wide.
        Assert.True(errors.Count(error => error < 6) >= 10, string.Join(", ", errors.Select(error => error.ToString("0.0", null))));
    }

    [Fact]
    public void New_corners_by_hand_are_the_new_place_of_the_canvas()
    {
        using var scene = new CanvasScene(SceneKind.All[7], Seed, PictureSize);
        using var picture = scene.Render(1, out var corners, hasArm: false);
        using var movement = Move(corners, 0.08, 0);
        using var moved = scene.Render(2, out var movedCorners, hasArm: false, movement, cameraMoves: true);
        var tracker = OpenCvVision.Open().CreateTracker();
        Look(tracker, picture, picture, corners);
        Assert.Equal(TrackingState.Still, Look(tracker, moved, moved, movedCorners).State);
        Assert.Equal(TrackingState.Still, Look(tracker, moved, moved, movedCorners).State);
    }

    private static Mat Move(Point2f[] corners, double shift, double degrees)
    {
        var width = (corners[0].DistanceTo(corners[1]) + corners[3].DistanceTo(corners[2])) / 2;
        var (cx, cy) = (corners.Average(p => p.X), corners.Average(p => p.Y));
        var turn = Cv2.GetRotationMatrix2D(new Point2f(cx, cy), degrees, 1);
        var movement = new Mat(3, 3, MatType.CV_64FC1, Scalar.All(0));
        turn.CopyTo(movement[new Rect(0, 0, 3, 2)]);
        turn.Dispose();
        movement.Set(0, 2, movement.At<double>(0, 2) + ((cx > PictureSize.Width / 2 ? -1 : 1) * shift * width));
        movement.Set(2, 2, 1.0);
        return movement;
    }

    private static TrackedCanvas Track(CanvasScene scene, int seed, bool hasArm, Func<Point2f[], Mat?> movement, Action<Corners, double>? moved = null)
    {
        using var before = scene.Render(seed, out var corners, hasArm: false);
        using var displace = movement(corners);
        using var after = scene.Render(seed + 1000, out var movedCorners, hasArm, displace);
        moved?.Invoke(ScenePixels.ToCorners(movedCorners, PictureSize), corners[0].DistanceTo(corners[1]));
        var tracker = OpenCvVision.Open().CreateTracker();
        Look(tracker, before, before, corners);
        return Look(tracker, after, before, corners);
    }

    private static TrackedCanvas Look(ICanvasTracker tracker, Mat picture, Mat settled, Point2f[] corners) => tracker.Track(
        new RgbPicture(ScenePixels.ToPreview(picture), CameraPreview.Width, CameraPreview.Height),
        new RgbPicture(ScenePixels.ToDisplay(settled, corners), DisplayFrame.Size, DisplayFrame.Size),
        ScenePixels.ToCorners(corners, PictureSize));
}
