using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Live;
using PaintSound.Live.Connections;
using PaintSound.Live.Connections.PaintSoundDevice;
using PaintSound.Live.Import;

namespace PaintSound.Max.Tests;

/// <summary>Connects PaintSound and the script of the Max for Live device by UDP in real time. Only Live is simulated.</summary>
public sealed class WireTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(180);
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<LiveReport> _reports = new();
    private readonly Process _max = Start();

    public WireTests()
    {
        _max.OutputDataReceived += (_, e) => _lines.Enqueue(e.Data ?? string.Empty);
        _max.ErrorDataReceived += (_, e) => _lines.Enqueue(e.Data ?? string.Empty);
        _max.BeginOutputReadLine();
        _max.BeginErrorReadLine();
    }

    public void Dispose()
    {
        _max.Kill();
        _max.Dispose();
    }

    [Fact]
    public async Task Launches_and_reports_an_excerpt_stops_fades_and_sets_a_parameter()
    {
        await UntilAsync(() => Find("port ") is not null);
        using var stop = new CancellationTokenSource();
        using var connection = new PaintSoundDeviceConnection("the Max for Live device", int.Parse(Find("port ")![5..]), NullLoggerFactory.Instance, TimeProvider.System);
        var running = connection.RunAsync(_reports.Enqueue, stop.Token);
        await UntilAsync(() => connection.Latency.Count > 0);
        Assert.Contains("Live 12.1.5, Max for Live device answers", _reports.First().Text, StringComparison.Ordinal);

        var number = Launch(connection, "Rain", "own 1");
        await UntilAsync(() => Count(LiveReportKind.Triggered, number) == 1 && Count(LiveReportKind.Playing, number) == 1 && Count(LiveReportKind.Position, number) > 0);
        Assert.Equal("own 1", _reports.First(report => report.Kind == LiveReportKind.Triggered).Track);
        Assert.NotNull(Find("fired Rain"));

        connection.Set(new LiveParameter("own 1", "Fog", "Density"), 0.25);
        await UntilAsync(() => Find("volume 0.80 density 25.0") is not null);
        connection.Fade("own 1", 0.5, TimeSpan.FromSeconds(0.2));
        await UntilAsync(() => Find("volume 0.40 ") is not null);
        connection.Set(new LiveParameter("own 1", "Fog", "Thickness"), 1);
        await UntilAsync(() => _reports.Any(report => report.Kind == LiveReportKind.Refused && report.Text.Contains("Thickness", StringComparison.Ordinal)));

        var next = Launch(connection, "Wood", "composers 1");
        await UntilAsync(() => Count(LiveReportKind.Playing, next) == 1);
        connection.Stop("own 1");
        await UntilAsync(() => Count(LiveReportKind.Ended, number) == 1 && Find("fired stop own 1") is not null);
        Assert.Equal(0, Count(LiveReportKind.Ended, next));
        Assert.Equal(0, connection.Dropped);
        await stop.CancelAsync();
        await running.WaitAsync(Timeout, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Tells_the_device_the_controls_at_the_start_and_after_a_change()
    {
        await UntilAsync(() => Find("port ") is not null);
        using var stop = new CancellationTokenSource();
        using var connection = LiveConnections.OpenDevice(LiveConnectionKind.Max, int.Parse(Find("port ")![5..]), NullLoggerFactory.Instance, TimeProvider.System);
        var state = new ShowState { Depths = new ShowState().Depths.Add("deep hall", 0.25) };
        connection.ShowControls(new ControlId(ControlTable.Gate).Set(state, 0.5));
        var running = connection.RunAsync(_reports.Enqueue, stop.Token);
        await UntilAsync(() => Find("shown label1 set deep hall") is not null && Find("shown gate set 0.5") is not null && Find("shown depth1 set 0.25") is not null);
        connection.ShowControls(new ControlId(ControlTable.Gate).Set(state, 0.125));
        await UntilAsync(() => Find("shown gate set 0.125") is not null);
        await stop.CancelAsync();
        await running.WaitAsync(Timeout, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Imports_into_the_open_set_and_keeps_existing_clips()
    {
        await UntilAsync(() => Find("port ") is not null);
        using var stop = new CancellationTokenSource();
        using var connection = LiveConnections.OpenDevice(LiveConnectionKind.Max, int.Parse(Find("port ")![5..]), NullLoggerFactory.Instance, TimeProvider.System);
        var running = connection.RunAsync(_reports.Enqueue, stop.Token);
        await UntilAsync(() => connection.State == SourceState.Running);

        MusicWork[] works = [.. new[] { "Ash", "Rain", "Snow" }.Select(title => new MusicWork(title, title, $"/music/{title}.wav", "own", 60))];
        var report = await new SetImporter(connection, TimeProvider.System).ImportAsync(new ClipGrid(works), new HashSet<string>(), _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal((2, 1, 0), (report.Created, report.Existing, report.Refused.Count));
        Assert.Equal(new MisplacedClip("Ash", "own 1", 2, 1), Assert.Single(report.Misplaced));
        await stop.CancelAsync();
        await running.WaitAsync(Timeout, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private static Process Start() => Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder.Repository, "tests", "PaintSound.Max.Tests", "wire.js")])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static int Launch(PaintSoundDeviceConnection connection, string title, string track) => connection.Launch(new LiveExcerpt(
        new Excerpt(new MusicWork(title, title, $"/music/{title}.wav", "any", 60), 12, -20, 1), title, track, PlaybackMode.Once,
        TimeProvider.System.GetTimestamp() + (10 * TimeProvider.System.TimestampFrequency)));

    private int Count(LiveReportKind kind, int number) => _reports.Count(report => report.Kind == kind && report.Number == number);

    private string? Find(string prefix) => _lines.FirstOrDefault(line => line.StartsWith(prefix, StringComparison.Ordinal));

    private async Task UntilAsync(Func<bool> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(start) < Timeout,
                $"The condition was not met in time. {string.Join('\n', _lines)}\n{string.Join('\n', _reports)}");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
