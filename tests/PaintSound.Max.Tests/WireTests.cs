using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Live;
using PaintSound.Live.Connections;
using PaintSound.Live.Import;

namespace PaintSound.Max.Tests;

/// <summary>PaintSound's door and the Max for Live device's script speak to each other, over UDP and in real time; only Live is a stand-in.</summary>
public sealed class WireTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
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
    public async Task An_excerpt_is_launched_and_reported_stopped_faded_and_a_parameter_set()
    {
        await UntilAsync(() => Find("port ") is not null);
        using var over = new CancellationTokenSource();
        using var door = new PaintSoundDeviceConnection("the Max for Live device", int.Parse(Find("port ")![5..]), NullLoggerFactory.Instance, TimeProvider.System);
        var running = door.RunAsync(_reports.Enqueue, over.Token);
        await UntilAsync(() => door.Latency.Count > 0);
        Assert.Contains("Live 12.1.5, Max for Live device answers", _reports.First().Text, StringComparison.Ordinal);

        var number = Launch(door, "Rain", "own 1");
        await UntilAsync(() => Count(LiveReportKind.Triggered, number) == 1 && Count(LiveReportKind.Playing, number) == 1 && Count(LiveReportKind.Position, number) > 0);
        Assert.Equal("own 1", _reports.First(report => report.Kind == LiveReportKind.Triggered).Track);
        Assert.NotNull(Find("fired Rain"));

        door.Set(new LiveParameter("own 1", "Fog", "Density"), 0.25);
        await UntilAsync(() => Find("volume 0.80 density 25.0") is not null);
        door.Fade("own 1", 0.5, TimeSpan.FromSeconds(0.2));
        await UntilAsync(() => Find("volume 0.40 ") is not null);
        door.Set(new LiveParameter("own 1", "Fog", "Thickness"), 1);
        await UntilAsync(() => _reports.Any(report => report.Kind == LiveReportKind.Refused && report.Text.Contains("Thickness", StringComparison.Ordinal)));

        var next = Launch(door, "Wood", "composers 1");
        await UntilAsync(() => Count(LiveReportKind.Playing, next) == 1);
        door.Stop("own 1");
        await UntilAsync(() => Count(LiveReportKind.Ended, number) == 1 && Find("fired stop own 1") is not null);
        Assert.Equal(0, Count(LiveReportKind.Ended, next));
        Assert.Equal(0, door.Dropped);
        await over.CancelAsync();
        await running.WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_open_set_is_filled_beside_what_is_there()
    {
        await UntilAsync(() => Find("port ") is not null);
        using var over = new CancellationTokenSource();
        using var door = LiveConnections.OpenOwn(LiveConnectionKind.Max, int.Parse(Find("port ")![5..]), NullLoggerFactory.Instance, TimeProvider.System);
        var running = door.RunAsync(_reports.Enqueue, over.Token);
        await UntilAsync(() => door.State == SourceState.Running);

        MusicWork[] works = [.. new[] { "Ash", "Rain", "Snow" }.Select(title => new MusicWork(title, title, $"/music/{title}.wav", "own", 60))];
        var report = await new SetImporter(door, TimeProvider.System).ImportAsync(new ClipGrid(works), _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal((2, 1, 0), (report.Created, report.Existing, report.Refused.Count));
        Assert.Equal(new MisplacedClip("Ash", "own 1", 2, 1), Assert.Single(report.Misplaced));
        await over.CancelAsync();
        await running.WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private static Process Start() => Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder.Repository, "tests", "PaintSound.Max.Tests", "wire.js")])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static int Launch(PaintSoundDeviceConnection door, string title, string track) => door.Launch(new LiveExcerpt(
        new Excerpt(new MusicWork(title, title, $"/music/{title}.wav", "any", 60), 12, -20, 1), title, track, PlaybackMode.Once,
        TimeProvider.System.GetTimestamp() + (10 * TimeProvider.System.TimestampFrequency)));

    private int Count(LiveReportKind kind, int number) => _reports.Count(report => report.Kind == kind && report.Number == number);

    private string? Find(string beginning) => _lines.FirstOrDefault(line => line.StartsWith(beginning, StringComparison.Ordinal));

    private async Task UntilAsync(Func<bool> so)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!so())
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(start) < Patience,
                $"It never came. {string.Join('\n', _lines)}\n{string.Join('\n', _reports)}");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
