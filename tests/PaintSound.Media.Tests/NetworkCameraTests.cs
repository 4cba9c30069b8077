using System.Collections.Concurrent;
using System.Diagnostics;
using PaintSound.Core.Sources;
using PaintSound.Media.Capture;

namespace PaintSound.Media.Tests;

/// <summary>Cameras in the network: an RTSP server, and a stand-in for a phone that serves MJPEG over HTTP. Both are lost and return.</summary>
public class NetworkCameraTests(MediaFixture media)
{
    private const double FramesPerSecond = 8;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The pictures carry no times: only their arrival says how fast the camera is.</summary>
    [Theory]
    [InlineData(4, false)]
    [InlineData(10, true)]
    public async Task Analyses_as_many_frames_of_a_phone_as_the_show_asks_for_at_every_rate(double rate, bool hasLength)
    {
        using HttpCamera phone = new(FreePort.Find(), Pictures(), rate, hasLength);
        CameraSource camera = new(media.Ffmpeg, phone.Address, new CameraView(FramesPerSecond, Corners.Whole), TimeProvider.System);
        ConcurrentQueue<long> times = new();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var run = camera.RunAsync((_, timestamp) => times.Enqueue(timestamp), _ => { }, stop.Token);
        await WaitUntilAsync(() => times.Count > 4, 30);

        // ffmpeg first delivers what it has kept while it recognised the format.
        var first = times.Last();
        var before = times.Count;
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, Stop);
        var (last, count) = (times.Last(), times.Count - before);
        await stop.CancelAsync();
        await run.WaitAsync(TimeSpan.FromSeconds(180), Stop);
        Assert.InRange(count / TimeProvider.System.GetElapsedTime(first, last).TotalSeconds, FramesPerSecond * 0.75, FramesPerSecond * 1.25);
    }

    [Fact]
    public async Task Reopens_a_phone_that_returns()
    {
        var port = FreePort.Find();
        var phone = new HttpCamera(port, Pictures(), 15);
        await LoseAndReturnAsync(
            phone.Address,
            () => phone.Dispose(),
            () => phone = new HttpCamera(port, Pictures(), 15));
        phone.Dispose();
    }

    [Fact]
    public async Task Reopens_a_camera_of_RTSP_that_returns()
    {
        Assert.SkipUnless(await HasRtspServerAsync(), "GStreamer's RTSP server for Python is not installed (gir1.2-gst-rtsp-server-1.0, python3-gi, gstreamer1.0-plugins-good)");
        var port = FreePort.Find();
        var server = await StartRtspAsync(port);
        try
        {
            await LoseAndReturnAsync(
                $"rtsp://127.0.0.1:{port}/live",
                () =>
                {
                    server.Kill();
                    server.WaitForExit(10_000);
                    server.Dispose();
                },
                () => server = StartRtsp(port));
        }
        finally
        {
            server.Kill();
            server.Dispose();
        }
    }

    [Theory]
    [InlineData("rtsp://127.0.0.1:{0}/live", "no server is listening")]
    [InlineData("http://127.0.0.1:{0}/video", "no server is listening")]
    [InlineData("http://painter:secret@127.0.0.1:{0}/video", "no server is listening")]
    [InlineData("http://127.0.0.1:{1}/wrong", "has no picture at that path")]
    [InlineData("http://painter.invalid/video", "no device of that name")]
    public async Task Says_why_a_camera_cannot_be_opened(string address, string reason)
    {
        var port = FreePort.Find();
        using HttpCamera phone = new(port, Pictures(), 15);
        ConcurrentQueue<SourceReport> reports = new();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        CameraSource camera = new(
            media.Ffmpeg, string.Format(null, address, FreePort.Find(), port), new CameraView(FramesPerSecond, Corners.Whole), TimeProvider.System);
        var run = camera.RunAsync((_, _) => { }, reports.Enqueue, stop.Token);
        await WaitUntilAsync(() => !reports.IsEmpty, 30);
        await stop.CancelAsync();
        await run.WaitAsync(TimeSpan.FromSeconds(180), Stop);
        Assert.Equal(SourceState.Lost, reports.First().State);
        Assert.Contains(reason, reports.First().Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", camera.Name + reports.First().Detail, StringComparison.Ordinal);
    }

    private async Task LoseAndReturnAsync(string address, Action lose, Action returnAgain)
    {
        ConcurrentQueue<SourceReport> reports = new();
        var frames = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        CameraSource camera = new(media.Ffmpeg, address, new CameraView(FramesPerSecond, Corners.Whole), TimeProvider.System);
        var run = camera.RunAsync((_, _) => Interlocked.Increment(ref frames), reports.Enqueue, stop.Token);
        await WaitUntilAsync(() => frames > 3, 30);
        lose();
        await WaitUntilAsync(() => reports.Last().State is SourceState.Lost or SourceState.Retrying, 30);
        var before = frames;
        returnAgain();
        await WaitUntilAsync(() => frames > before + 3 && reports.Last().State == SourceState.Running, 30);
        await stop.CancelAsync();
        await run.WaitAsync(TimeSpan.FromSeconds(180), Stop);
    }

    private byte[][] Pictures() => [.. Enumerable.Range(1, 3).Select(i => File.ReadAllBytes(
        media.Make($"phone-{i}.jpg", "-f", "lavfi", "-i", $"testsrc2=s=640x480:d={i}", "-ss", $"{i - 1}", "-frames:v", "1")))];

    private static async Task<bool> HasRtspServerAsync()
    {
        const string Check = "import gi; gi.require_version('GstRtspServer', '1.0'); from gi.repository import Gst, GstRtspServer; Gst.init(None); "
            + "raise SystemExit(0 if Gst.ElementFactory.find('rtpjpegpay') and Gst.ElementFactory.find('jpegenc') else 1)";
        if (!OperatingSystem.IsLinux() || !File.Exists(Python))
        {
            return false;
        }

        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", Check]) { UseShellExecute = false, RedirectStandardError = true });
        await process!.WaitForExitAsync(Stop);
        return process.ExitCode == 0;
    }

    // The packages of the system are those of its own Python.
    private const string Python = "/usr/bin/python3";

    private static async Task<Process> StartRtspAsync(int port)
    {
        var server = StartRtsp(port);
        Assert.Equal("ready", await server.StandardOutput.ReadLineAsync(Stop));
        return server;
    }

    private static Process StartRtsp(int port) => Process.Start(new ProcessStartInfo(
        Python, [Path.Combine(AppContext.BaseDirectory, "rtsp-camera.py"), $"{port}", "ball"]) { UseShellExecute = false, RedirectStandardOutput = true })!;

    private static async Task WaitUntilAsync(Func<bool> condition, int seconds)
    {
        for (var i = 0; i < seconds * 50 && !condition(); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
        }

        Assert.True(condition());
    }
}
