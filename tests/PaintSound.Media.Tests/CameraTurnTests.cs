using PaintSound.Core.Sources;
using PaintSound.Media.Decoding;

namespace PaintSound.Media.Tests;

/// <summary>
/// A camera that stands on its side or mirrors its picture: frame, display frame and preview show the picture the right way round, and the corners
/// are those of the preview, which the setup page shows.
/// </summary>
public class CameraTurnTests(MediaFixture media)
{
    private static readonly NormalisedPoint[] Looks = [new(0.1, 0.1), new(0.5, 0.12), new(0.88, 0.3), new(0.2, 0.7), new(0.93, 0.9)];

    public static TheoryData<int, bool, Corners> Views()
    {
        Corners[] canvases =
        [
            Corners.Whole,
            new(new(0.35, 0.1), new(0.8, 0.2), new(0.3, 0.55), new(0.9, 0.7)),
        ];
        TheoryData<int, bool, Corners> views = [];
        foreach (var rotate in new[] { 0, 90, 180, 270 })
        {
            foreach (var canvas in canvases)
            {
                views.Add(rotate, false, canvas);
                views.Add(rotate, true, canvas);
            }
        }

        return views;
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Shows_a_turned_and_mirrored_picture_the_right_way_round(int rotate, bool mirror, Corners canvas)
    {
        // The right picture: red increases to the right, green increases downwards. The camera delivers it mirrored, then turned back.
        var back = (mirror ? "hflip," : "") + rotate switch { 90 => "transpose=2", 180 => "hflip,vflip", 270 => "transpose=1", _ => "null" };
        var file = media.Make(
            $"turned-{rotate}-{mirror}.png",
            "-f", "lavfi", "-i", $"color=black:s=640x480,format=rgb24,geq=r='255*X/W':g='255*Y/H':b=0,{back}", "-frames:v", "1");
        var (preview, display) = (new CameraPreview(), new DisplayFrame());
        CameraView view = new(25, canvas) { Rotate = rotate, Mirror = mirror, Preview = preview, Display = display };
        byte[] frame = [];
        await new VideoFileSource(media.Ffmpeg, file, view, TimeProvider.System, realTime: false)
            .RunAsync((rgb, _) => frame = rgb.ToArray(), _ => { }, TestContext.Current.CancellationToken);
        var whole = new byte[CameraPreview.PictureBytes];
        preview.CopyTo(whole);
        foreach (var look in Looks)
        {
            AssertColour(look, whole, CameraPreview.Width, CameraPreview.Height, look);
            var expected = Project(canvas, look);
            AssertColour(expected, display.Rgb, DisplayFrame.Size, DisplayFrame.Size, look);
            AssertColour(expected, frame, IFrameSource.Size, IFrameSource.Size, look);
        }
    }

    private static void AssertColour(NormalisedPoint expected, ReadOnlySpan<byte> rgb, int width, int height, NormalisedPoint at)
    {
        var pixel = 3 * (((int)(at.Y * height) * width) + (int)(at.X * width));
        Assert.Equal(255 * expected.X, rgb[pixel], 5.0);
        Assert.Equal(255 * expected.Y, rgb[pixel + 1], 5.0);
    }

    /// <summary>The place in the picture of a place on the canvas: the projective map from the unit square to four corners (Heckbert, 1989).</summary>
    private static NormalisedPoint Project(Corners c, NormalisedPoint at)
    {
        var (a, b, d, e) = (c.TopLeft, c.TopRight, c.BottomRight, c.BottomLeft);
        var (sx, sy) = (a.X - b.X + d.X - e.X, a.Y - b.Y + d.Y - e.Y);
        var (dx1, dx2, dy1, dy2) = (b.X - d.X, e.X - d.X, b.Y - d.Y, e.Y - d.Y);
        var det = (dx1 * dy2) - (dx2 * dy1);
        var (g, h) = (((sx * dy2) - (dx2 * sy)) / det, ((dx1 * sy) - (sx * dy1)) / det);
        var w = (g * at.X) + (h * at.Y) + 1;
        return new NormalisedPoint(
            (((b.X - a.X + (g * b.X)) * at.X) + ((e.X - a.X + (h * e.X)) * at.Y) + a.X) / w,
            (((b.Y - a.Y + (g * b.Y)) * at.X) + ((e.Y - a.Y + (h * e.Y)) * at.Y) + a.Y) / w);
    }
}
