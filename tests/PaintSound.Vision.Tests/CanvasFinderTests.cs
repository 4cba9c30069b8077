using OpenCvSharp;
using PaintSound.Core.Framing;
using PaintSound.Core.Sources;
using PaintSound.Vision.Tests.Scenes;

namespace PaintSound.Vision.Tests;

// A small sample; the figures of docs/canvas.md come from 400 scenes (tests/PaintSound.Evaluation).
public class CanvasFinderTests
{
    private const int Seed = 9_100_000;

    private readonly ICanvasFinder _finder = OpenCvVision.Open().CreateFinder();

    [Fact]
    public void Most_canvases_of_every_kind_are_found_and_no_wrong_one_is_certain()
    {
        List<string> wrong = [], wrongAndCertain = [];
        for (var i = 0; i < 2 * SceneKind.All.Count; i++)
        {
            var kind = SceneKind.All[i % SceneKind.All.Count];
            using var scene = new CanvasScene(kind, Seed + i);
            using var picture = scene.Render(Seed + i, out var truth);
            var found = _finder.Find(new RgbPicture(ScenePixels.ToRgb(picture), picture.Width, picture.Height));
            if (ScenePixels.WorstCorner(found.Corners, ScenePixels.ToCorners(truth, picture.Size()), picture.Size()) > 0.01 * picture.Width)
            {
                (found.IsCertain ? wrongAndCertain : wrong).Add($"{i} {kind.Name}");
            }
        }

        Assert.Empty(wrongAndCertain);
        Assert.True(wrong.Count <= 5, string.Join(", ", wrong));
    }

    [Theory]
    [InlineData(640, 360)]
    [InlineData(320, 240)]
    [InlineData(480, 640)]
    [InlineData(1920, 1080)]
    public void A_plain_canvas_is_found_in_pictures_of_any_size(int width, int height)
    {
        using var scene = new CanvasScene(SceneKind.All[0], Seed, new Size(width, height));
        using var picture = scene.Render(1, out var truth);
        var found = _finder.Find(new RgbPicture(ScenePixels.ToRgb(picture), width, height));
        Assert.True(found.Corners.IsConvex);
        Assert.InRange(ScenePixels.WorstCorner(found.Corners, ScenePixels.ToCorners(truth, picture.Size()), picture.Size()), 0, 0.01 * width);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    public void A_picture_of_one_colour_has_no_canvas(byte grey)
    {
        var rgb = new byte[640 * 360 * 3];
        Array.Fill(rgb, grey);
        var found = _finder.Find(new RgbPicture(rgb, 640, 360));
        Assert.False(found.IsCertain);
        Assert.Equal((Corners.Whole, 0), (found.Corners, found.Certainty));
        Assert.Contains("by hand", found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_has_no_certain_canvas()
    {
        var rgb = new byte[640 * 360 * 3];
        new Random(4).NextBytes(rgb);
        Assert.False(_finder.Find(new RgbPicture(rgb, 640, 360)).IsCertain);
    }

    [Fact]
    public void Two_equal_canvases_are_not_certain()
    {
        using var picture = new Mat(720, 1280, MatType.CV_8UC3, new Scalar(70, 70, 75));
        Cv2.Rectangle(picture, new Rect(150, 150, 380, 420), new Scalar(225, 230, 235), -1);
        Cv2.Rectangle(picture, new Rect(750, 150, 380, 420), new Scalar(225, 230, 235), -1);
        Cv2.GaussianBlur(picture, picture, new Size(0, 0), 1);
        Assert.False(_finder.Find(new RgbPicture(ScenePixels.ToRgb(picture), 1280, 720)).IsCertain);
    }

    [Fact]
    public void A_picture_that_is_too_small_is_refused() =>
        Assert.Throws<ArgumentException>(() => _finder.Find(new RgbPicture(new byte[100 * 100 * 3], 100, 100)));
}
