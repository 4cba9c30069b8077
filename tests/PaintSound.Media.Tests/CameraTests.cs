using System.Collections.Concurrent;
using System.Diagnostics;
using PaintSound.Core.Sources;
using PaintSound.Media.Capture;
using PaintSound.Media.Decoding;

namespace PaintSound.Media.Tests;

/// <summary>A stream over TCP replaces the camera, because test machines have none. It disappears and returns like a camera.</summary>
public class CameraTests(MediaFixture media)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reopens_a_camera_that_returns()
    {
        var port = FreePort.Find();
        ConcurrentQueue<SourceReport> reports = new();
        var frames = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        CameraSource camera = new(media.Ffmpeg, $"tcp://127.0.0.1:{port}", new CameraView(5, Corners.Whole), TimeProvider.System);
        Assert.True(camera.IsLive);
        var run = camera.RunAsync((_, _) => Interlocked.Increment(ref frames), reports.Enqueue, stop.Token);
        await WaitUntilAsync(() => reports.Any(report => report.State == SourceState.Lost), 10);

        var server = StartServer(port);
        try
        {
            await WaitUntilAsync(() => frames > 5, 20);
            Assert.Equal(SourceState.Running, reports.Last().State);
            server.Kill();
            await WaitUntilAsync(() => reports.Count(report => report.State == SourceState.Lost) > 1, 10);
            server.Dispose();
            var before = frames;
            server = StartServer(port);
            await WaitUntilAsync(() => frames > before + 5, 20);
            Assert.Equal(SourceState.Running, reports.Last().State);
            stop.Cancel();
            await run.WaitAsync(TimeSpan.FromSeconds(180), Stop);
        }
        finally
        {
            server.Kill();
            server.Dispose();
        }
    }

    /// <summary>A phone, or a camera in the network, that serves MJPEG over HTTP.</summary>
    [Fact]
    public async Task Reads_a_camera_over_http()
    {
        var port = FreePort.Find();
        var red = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        using var server = Process.Start(
            media.Ffmpeg.Program,
            ["-nostdin", "-loglevel", "quiet", "-re", "-f", "lavfi", "-i", "color=red:s=320x240:r=10", "-f", "mpjpeg", "-listen", "1", $"http://127.0.0.1:{port}/video"]);
        try
        {
            CameraSource camera = new(media.Ffmpeg, $"http://127.0.0.1:{port}/video", new CameraView(5, Corners.Whole), TimeProvider.System);
            var run = camera.RunAsync((rgb, _) => red += rgb[0] > 200 && rgb[1] < 60 ? 1 : 0, _ => { }, stop.Token);
            await WaitUntilAsync(() => red > 2, 30);
            await stop.CancelAsync();
            await run.WaitAsync(TimeSpan.FromSeconds(180), Stop);
        }
        finally
        {
            server.Kill();
        }
    }

    [Fact]
    public async Task Changes_the_corners_of_a_running_camera()
    {
        const string Halves = "color=red:s=160x240:r=10[a];color=blue:s=160x240:r=10[b];[a][b]hstack";
        var port = FreePort.Find();
        var display = new DisplayFrame();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        CameraSource camera = new(
            media.Ffmpeg, $"tcp://127.0.0.1:{port}", new CameraView(5, new(new(0, 0), new(0.5, 0), new(0, 1), new(0.5, 1))) { Display = display }, TimeProvider.System);
        var colour = 0;
        var server = StartServer(port, Halves);
        try
        {
            var run = camera.RunAsync((rgb, _) => colour = rgb[0] > 200 && display.Rgb[0] > 200 ? 'r' : rgb[2] > 200 && display.Rgb[2] > 200 ? 'b' : '?', _ => { }, stop.Token);
            await WaitUntilAsync(() => colour == 'r', 20);
            camera.SetCorners(new(new(0.5, 0), new(1, 0), new(0.5, 1), new(1, 1)));

            // ffmpeg serves one client and exits when it disconnects.
            await WaitUntilAsync(() => server.HasExited, 20);
            server.Dispose();
            server = StartServer(port, Halves);
            await WaitUntilAsync(() => colour == 'b', 20);
            stop.Cancel();
            await run.WaitAsync(TimeSpan.FromSeconds(180), Stop);
        }
        finally
        {
            server.Kill();
            server.Dispose();
        }
    }

    [Fact]
    public async Task The_preview_shows_the_whole_picture_and_the_frame_shows_the_canvas()
    {
        var (preview, display) = (new CameraPreview(), new DisplayFrame());
        var file = media.Picture("halves.png", 640, 360, "red", "blue");
        CameraView view = new(25, new(new(0.5, 0), new(1, 0), new(0.5, 1), new(1, 1))) { Preview = preview, Display = display };
        byte[] frame = [];
        await new VideoFileSource(media.Ffmpeg, file, view, TimeProvider.System, realTime: false)
            .RunAsync((rgb, _) => frame = rgb.ToArray(), _ => { }, Stop);
        var whole = new byte[CameraPreview.PictureBytes];
        preview.CopyTo(whole);
        Assert.Equal(1, preview.FrameCount);
        AssertColour((255, 0, 0), whole, 20);
        AssertColour((0, 0, 255), whole, CameraPreview.Width - 20);
        Assert.Equal(IFrameSource.FrameBytes, frame.Length);
        AssertColour((0, 0, 255), frame, 20);
        AssertColour((0, 0, 255), frame, IFrameSource.Size * IFrameSource.Size - 20);

        AssertColour((0, 0, 255), display.Rgb, 20);
        AssertColour((0, 0, 255), display.Rgb, DisplayFrame.Size * DisplayFrame.Size - 20);

        static void AssertColour((int R, int G, int B) colour, ReadOnlySpan<byte> rgb, int pixel)
        {
            Assert.InRange(rgb[3 * pixel], colour.R - 12, colour.R + 12);
            Assert.InRange(rgb[3 * pixel + 1], colour.G - 12, colour.G + 12);
            Assert.InRange(rgb[3 * pixel + 2], colour.B - 12, colour.B + 12);
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Frame_and_display_frame_show_the_same_canvas_with_every_option(bool whole, bool cornered)
    {
        // Every pixel of the display frame has a different colour. A pixel of the frame averages them.
        var file = media.Ramp("ramp.png", DisplayFrame.Size);
        var display = new DisplayFrame();
        var corners = cornered ? new Corners(new(0.25, 0.25), new(0.75, 0.25), new(0.25, 0.75), new(0.75, 0.75)) : Corners.Whole;
        CameraView view = new(25, corners) { Preview = whole ? new CameraPreview() : null, Display = display };
        byte[] frame = [], plain = [];
        await new VideoFileSource(media.Ffmpeg, file, view, TimeProvider.System, realTime: false).RunAsync((rgb, _) => frame = rgb.ToArray(), _ => { }, Stop);
        await new VideoFileSource(media.Ffmpeg, file, new CameraView(25, corners), TimeProvider.System, realTime: false).RunAsync((rgb, _) => plain = rgb.ToArray(), _ => { }, Stop);
        Assert.Equal(plain, frame);
        var (from, steps) = cornered ? (0.25, 0.5) : (0, 1);
        foreach (var (x, y) in new[] { (10, 10), (300, 40), (40, 300), (437, 437) })
        {
            var at = 3 * ((y * DisplayFrame.Size) + x);
            Assert.Equal(255 * (from + (steps * x / DisplayFrame.Size)), display.Rgb[at], 3.0);
            Assert.Equal(255 * (from + (steps * y / DisplayFrame.Size)), display.Rgb[at + 1], 3.0);
            at = 3 * ((y / 2 * IFrameSource.Size) + (x / 2));
            Assert.Equal(255 * (from + (steps * x / DisplayFrame.Size)), frame[at], 3.0);
            Assert.Equal(255 * (from + (steps * y / DisplayFrame.Size)), frame[at + 1], 3.0);
        }
    }

    private Process StartServer(int port, string picture = "testsrc2=s=320x240:r=10") => Process.Start(
        media.Ffmpeg.Program,
        ["-nostdin", "-loglevel", "quiet", "-re", "-f", "lavfi", "-i", picture, "-c:v", "mpeg2video", "-g", "5",
         "-f", "mpegts", $"tcp://127.0.0.1:{port}?listen=1"]);

    private static async Task WaitUntilAsync(Func<bool> condition, int seconds)
    {
        for (var i = 0; i < seconds * 50 && !condition(); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
        }

        Assert.True(condition());
    }
}
