using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PaintSound.Core.Sources;
using PaintSound.Media.Capture;
using PaintSound.Media.Decoding;

namespace PaintSound.Media.Tests;

/// <summary>There is no camera on a test machine; a stream over TCP goes away and comes back as one does.</summary>
public class CameraTests(MediaFixture media)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_camera_that_goes_away_is_seen_again_when_it_is_back()
    {
        var port = FreePort();
        ConcurrentQueue<SourceReport> reports = new();
        var frames = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        CameraSource camera = new(media.Ffmpeg, $"tcp://127.0.0.1:{port}", new CameraView(5, Corners.Whole), TimeProvider.System);
        Assert.True(camera.IsLive);
        var run = camera.RunAsync((_, _) => Interlocked.Increment(ref frames), reports.Enqueue, stop.Token);
        await Until(() => reports.Any(report => report.State == SourceState.Lost), 10);

        var server = Serve(port);
        try
        {
            await Until(() => frames > 5, 20);
            Assert.Equal(SourceState.Running, reports.Last().State);
            server.Kill();
            await Until(() => reports.Count(report => report.State == SourceState.Lost) > 1, 10);
            server.Dispose();
            var before = frames;
            server = Serve(port);
            await Until(() => frames > before + 5, 20);
            Assert.Equal(SourceState.Running, reports.Last().State);
            stop.Cancel();
            await run.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        }
        finally
        {
            server.Kill();
            server.Dispose();
        }
    }

    [Fact]
    public async Task A_camera_is_framed_otherwise_while_it_is_seen()
    {
        const string Halves = "color=red:s=160x240:r=10[a];color=blue:s=160x240:r=10[b];[a][b]hstack";
        var port = FreePort();
        var closeUp = new DisplayFrame();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        CameraSource camera = new(
            media.Ffmpeg, $"tcp://127.0.0.1:{port}", new CameraView(5, new(new(0, 0), new(0.5, 0), new(0, 1), new(0.5, 1))) { CloseUp = closeUp }, TimeProvider.System);
        var colour = 0;
        var server = Serve(port, Halves);
        try
        {
            var run = camera.RunAsync((rgb, _) => colour = rgb[0] > 200 && closeUp.Rgb[0] > 200 ? 'r' : rgb[2] > 200 && closeUp.Rgb[2] > 200 ? 'b' : '?', _ => { }, stop.Token);
            await Until(() => colour == 'r', 20);
            camera.SetCorners(new(new(0.5, 0), new(1, 0), new(0.5, 1), new(1, 1)));

            // This camera serves one guest, and leaves with it.
            await Until(() => server.HasExited, 20);
            server.Dispose();
            server = Serve(port, Halves);
            await Until(() => colour == 'b', 20);
            stop.Cancel();
            await run.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        }
        finally
        {
            server.Kill();
            server.Dispose();
        }
    }

    [Fact]
    public async Task The_viewfinder_has_the_whole_picture_and_the_frame_what_lies_between_the_corners()
    {
        var (finder, closeUp) = (new CameraPreview(), new DisplayFrame());
        var file = media.Picture("halves.png", 640, 360, "red", "blue");
        CameraView view = new(25, new(new(0.5, 0), new(1, 0), new(0.5, 1), new(1, 1))) { Viewfinder = finder, CloseUp = closeUp };
        byte[] frame = [];
        await new VideoFileSource(media.Ffmpeg, file, view, TimeProvider.System, realTime: false)
            .RunAsync((rgb, _) => frame = rgb.ToArray(), _ => { }, Stop);
        var whole = new byte[CameraPreview.PictureBytes];
        finder.CopyTo(whole);
        Assert.Equal(1, finder.FrameCount);
        Near((255, 0, 0), whole, 20);
        Near((0, 0, 255), whole, CameraPreview.Width - 20);
        Assert.Equal(IFrameSource.FrameBytes, frame.Length);
        Near((0, 0, 255), frame, 20);
        Near((0, 0, 255), frame, IFrameSource.Size * IFrameSource.Size - 20);

        Near((0, 0, 255), closeUp.Rgb, 20);
        Near((0, 0, 255), closeUp.Rgb, DisplayFrame.Size * DisplayFrame.Size - 20);

        static void Near((int R, int G, int B) colour, ReadOnlySpan<byte> rgb, int pixel)
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
    public async Task Frame_and_close_up_show_the_same_canvas_whatever_else_is_asked_for(bool whole, bool cornered)
    {
        // A different colour in every pixel of the close-up, which a frame's pixel averages.
        var file = media.Ramp("ramp.png", DisplayFrame.Size);
        var closeUp = new DisplayFrame();
        var corners = cornered ? new Corners(new(0.25, 0.25), new(0.75, 0.25), new(0.25, 0.75), new(0.75, 0.75)) : Corners.Whole;
        CameraView view = new(25, corners) { Viewfinder = whole ? new CameraPreview() : null, CloseUp = closeUp };
        byte[] frame = [], plain = [];
        await new VideoFileSource(media.Ffmpeg, file, view, TimeProvider.System, realTime: false).RunAsync((rgb, _) => frame = rgb.ToArray(), _ => { }, Stop);
        await new VideoFileSource(media.Ffmpeg, file, new CameraView(25, corners), TimeProvider.System, realTime: false).RunAsync((rgb, _) => plain = rgb.ToArray(), _ => { }, Stop);
        Assert.Equal(plain, frame);
        var (from, steps) = cornered ? (0.25, 0.5) : (0, 1);
        foreach (var (x, y) in new[] { (10, 10), (300, 40), (40, 300), (437, 437) })
        {
            var at = 3 * ((y * DisplayFrame.Size) + x);
            Assert.Equal(255 * (from + (steps * x / DisplayFrame.Size)), closeUp.Rgb[at], 3.0);
            Assert.Equal(255 * (from + (steps * y / DisplayFrame.Size)), closeUp.Rgb[at + 1], 3.0);
            at = 3 * ((y / 2 * IFrameSource.Size) + (x / 2));
            Assert.Equal(255 * (from + (steps * x / DisplayFrame.Size)), frame[at], 3.0);
            Assert.Equal(255 * (from + (steps * y / DisplayFrame.Size)), frame[at + 1], 3.0);
        }
    }

    private Process Serve(int port, string picture = "testsrc2=s=320x240:r=10") => Process.Start(
        media.Ffmpeg.Program,
        ["-nostdin", "-loglevel", "quiet", "-re", "-f", "lavfi", "-i", picture, "-c:v", "mpeg2video", "-g", "5",
         "-f", "mpegts", $"tcp://127.0.0.1:{port}?listen=1"]);

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task Until(Func<bool> holds, int seconds)
    {
        for (var i = 0; i < seconds * 50 && !holds(); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
        }

        Assert.True(holds());
    }
}
