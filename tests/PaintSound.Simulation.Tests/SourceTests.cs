using PaintSound.Core.Sources;
using PaintSound.Simulation.Pictures;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sounds;
using PaintSound.Simulation.Sources;

namespace PaintSound.Simulation.Tests;

public class SourceTests
{
    private readonly PaintingSession _session = new Painter(11).CreateSession(12);
    private readonly List<SourceReport> _reports = [];

    [Fact]
    public async Task The_brush_delivers_the_whole_session_on_time()
    {
        var time = new InstantTimeProvider { TickPerRead = TimeSpan.FromMicroseconds(30) };
        var start = time.GetTimestamp();
        var received = new List<float>();
        var delays = new List<double>();
        await new SimulatedBrush(_session, time).RunAsync(
            (samples, timestamp) =>
            {
                received.AddRange(samples);
                delays.Add(time.GetElapsedTime(start, timestamp).TotalSeconds - (received.Count / 16_000.0));
            },
            _reports.Add,
            TestContext.Current.CancellationToken);

        var whole = new float[12 * 16_000];
        new ContactMicrophone(_session).Record(0, whole);
        Assert.Equal(whole, received);
        Assert.All(delays, seconds => Assert.InRange(seconds, 0, .002));
        Assert.Equal([SourceState.Running, SourceState.Lost], _reports.Select(report => report.State));
    }

    [Fact]
    public async Task The_canvas_delivers_frames_on_time()
    {
        var time = new InstantTimeProvider { TickPerRead = TimeSpan.FromMicroseconds(30) };
        var start = time.GetTimestamp();
        var camera = new Camera(_session);
        var expected = new byte[IFrameSource.FrameBytes];
        var (display, large) = (new DisplayFrame(), new byte[DisplayFrame.PictureBytes]);
        var count = 0;
        await new SimulatedCanvas(_session, time, 4) { DisplayFrame = display }.RunAsync(
            (rgb, timestamp) =>
            {
                camera.Capture(count / 4.0, expected);
                Assert.True(rgb.SequenceEqual(expected));
                camera.Capture(count / 4.0, large, DisplayFrame.Size);
                Assert.True(display.Rgb.SequenceEqual(large));
                Assert.InRange(time.GetElapsedTime(start, timestamp).TotalSeconds - (count / 4.0), 0, .002);
                count++;
            },
            _reports.Add,
            TestContext.Current.CancellationToken);
        Assert.Equal(48, count);
        Assert.All(_reports, report => Assert.Equal(SourceKind.Canvas, report.Source));
        Assert.False(new SimulatedCanvas(_session, time).IsLive);
    }

    [Fact]
    public async Task Stopping_ends_delivery_without_an_error()
    {
        using var stop = new CancellationTokenSource();
        var blocks = 0;
        await new SimulatedBrush(_session, TimeProvider.System).RunAsync(
            (_, _) =>
            {
                if (++blocks == 5)
                {
                    stop.Cancel();
                }
            },
            _reports.Add,
            stop.Token).WaitAsync(TimeSpan.FromSeconds(180), TestContext.Current.CancellationToken);
        Assert.Equal(5, blocks);
        Assert.Equal(SourceState.Running, Assert.Single(_reports).State);
    }
}
