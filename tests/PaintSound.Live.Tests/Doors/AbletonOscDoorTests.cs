using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Live.Doors;
using PaintSound.Media.Tests;
using PaintSound.Osc;

namespace PaintSound.Live.Tests.Doors;

public sealed class AbletonOscDoorTests : IAsyncDisposable
{
    private readonly FakeTime _time = new();
    private readonly AbletonOscStand _live = new(["Rain", "", "Wood"], ["Snow", "Twice", "Twice"]);
    private readonly ConcurrentQueue<LiveReport> _reports = new();
    private readonly CancellationTokenSource _over = new();
    private readonly AbletonOscDoor _door;
    private readonly Task _running;

    public AbletonOscDoorTests()
    {
        var answers = FreePort();
        _live.Peer.To = answers;
        _door = new AbletonOscDoor(_live.Peer.Port, answers, _ => { }, _time);
        _running = _door.RunAsync(_reports.Enqueue, _over.Token);
    }

    [Fact]
    public async Task A_launch_unwarps_sets_the_excerpt_without_ever_turning_it_round_and_fires_and_is_followed()
    {
        await GreetAsync();
        var number = _door.Launch(Excerpt("Rain", 30));
        await TickAsync();
        Assert.Equal(["Rain 30 34"], _live.Fired);
        await ReportedAsync(LiveReportKind.Triggered, number);
        _live.Bar(0, 0);
        await ReportedAsync(LiveReportKind.Playing, number);
        _live.Peer.Say("/live/clip/get/playing_position", OscArgument.From(0), OscArgument.From(0), OscArgument.From(31f));
        await ReportedAsync(LiveReportKind.Position, number);
        Assert.Equal(1, _reports.Last(report => report.Kind == LiveReportKind.Position).Position);
        _live.End(0);
        await ReportedAsync(LiveReportKind.Ended, number);

        _door.Launch(Excerpt("Rain", 2));
        await TickAsync();
        _door.Launch(Excerpt("Rain", 50));
        await TickAsync();
        Assert.Equal(["Rain 30 34", "Rain 2 6", "Rain 50 54"], _live.Fired);
        Assert.DoesNotContain(_reports, report => report.Kind == LiveReportKind.Refused);
    }

    [Fact]
    public async Task Latency_is_that_of_Live_s_tick()
    {
        await GreetAsync();
        await AdvanceAsync(0.25);
        await Until.SoAsync(() => _live.Waiting > 0);
        _time.Advance(TimeSpan.FromMilliseconds(90));
        await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        _live.Tick();
        await Until.SoAsync(() => _door.Latency.P95 >= TimeSpan.FromMilliseconds(90));
    }

    [Fact]
    public async Task While_Live_is_deaf_one_launch_at_most_waits_for_it()
    {
        await GreetAsync();
        Assert.NotEqual(0, _door.Launch(Excerpt("Rain", 1)));
        for (var i = 0; i < 20; i++)
        {
            await AdvanceAsync(0.25);
            Assert.Equal(0, _door.Launch(Excerpt("Wood", i)));
        }

        Assert.Equal(20, _door.Dropped);
        await TickAsync();
        Assert.Equal(["Rain 1 5"], _live.Fired);
        await Until.SoAsync(() => _door.State == SourceState.Running);
        Assert.NotEqual(0, _door.Launch(Excerpt("Wood", 1)));
    }

    [Fact]
    public async Task A_clip_that_is_missing_or_there_twice_is_one_sentence_and_the_rest_goes_on()
    {
        await GreetAsync();
        Assert.Equal([0, 0, 0], [_door.Launch(Excerpt("Fog", 1)), _door.Launch(Excerpt("Fog", 1)), _door.Launch(Excerpt("Twice", 1))]);
        Assert.Equal(
            ["There is no clip 'Fog' in this set.", "There are 2 clips 'Twice' in this set: give each a name of its own."],
            _reports.Where(report => report.Kind == LiveReportKind.Refused).Select(report => report.Words));
        Assert.NotEqual(0, _door.Launch(Excerpt("Snow", 1)));
        await TickAsync();
        Assert.Equal(["Snow 1 5"], _live.Fired);
    }

    [Fact]
    public async Task Parameters_are_found_by_name_and_scaled_to_their_range()
    {
        await GreetAsync();
        _door.Set(new LiveParameter("own 2", "Auto Filter", "Frequency"), 0.25);
        _door.Set(new LiveParameter("own 1", "", "B-Delay"), 0.5);
        await AdvanceAsync(0.05);
        await TickAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        await AdvanceAsync(0.05);
        await TickAsync();
        Assert.Equal((70, 0.5), (_live.Values["parameter 1 0 1"], _live.Values["send 0 1"]));

        _door.Set(new LiveParameter("own 2", "Auto Filter", "Cutoff"), 0.25);
        _door.Set(new LiveParameter("own 3", "", "Volume"), 0.25);
        _door.Set(new LiveParameter("own 1", "", "Delay"), 0.25);
        await AdvanceAsync(0.05);
        await Until.SoAsync(() => _reports.Count(report => report.Kind == LiveReportKind.Refused) == 3);
        Assert.Contains(_reports, report => report.Words == "There is no parameter 'Cutoff' in device 1 of track 'own 2', which has 'Device On', 'Frequency'.");
    }

    [Fact]
    public async Task A_fade_begins_at_the_composer_s_volume_and_gives_it_back()
    {
        await GreetAsync();
        _door.Fade("own 1", 0, TimeSpan.FromSeconds(1));
        await TickAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        var seen = new List<double>();
        for (var i = 0; i < 24; i++)
        {
            await AdvanceAsync(0.05);
            await TickAsync();
            seen.Add(_live.Values["volume 0"]);
        }

        Assert.Equal(seen.OrderDescending(), seen);
        Assert.Contains(0, seen);
        Assert.InRange(seen[8], 0.3, 0.6);
        Assert.Contains(_live.Peer.At("/live/track/stop_all_clips"), message => message.Arguments[0] == OscArgument.From(0));
        for (var i = 0; i < 14; i++)
        {
            await AdvanceAsync(0.05);
        }

        await TickAsync();
        Assert.Equal(0.85, _live.Values["volume 0"], 3);
    }

    [Fact]
    public async Task An_error_in_Live_is_told_once_in_one_line()
    {
        await GreetAsync();
        for (var i = 0; i < 3; i++)
        {
            _live.Peer.Say("/live/error", OscArgument.From("Error handling OSC message:\nIndexError"));
        }

        await Until.SoAsync(() => _reports.Any(report => report.Kind == LiveReportKind.Refused));
        Assert.Equal(
            "AbletonOSC says: Error handling OSC message: IndexError", Assert.Single(_reports, report => report.Kind == LiveReportKind.Refused).Words);
    }

    [Fact]
    public void A_port_that_another_program_has_is_one_sentence()
    {
        using var other = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)other.Client.LocalEndPoint!).Port;
        var error = Assert.Throws<OscException>(() => new AbletonOscDoor(11_000, port, _ => { }, _time));
        Assert.Contains($"OSC port {port} on 127.0.0.1 is in use", error.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _running;
        _door.Dispose();
        _live.Dispose();
        _over.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.Client.LocalEndPoint!).Port;
    }

    private static LiveExcerpt Excerpt(string title, double start) => new(
        new Excerpt(new MusicWork(title, title, $"/music/{title}.wav", "own", 60), start, -20, 1), "own 3", LaunchManner.Once);

    private async Task GreetAsync()
    {
        for (var i = 0; i < 8 || _door.State != SourceState.Running; i++)
        {
            await AdvanceAsync(0.05);
            await TickAsync();
            Assert.True(i < 200);
        }
    }

    // What was sent has to arrive before the tick, and what is answered before the test goes on.
    private async Task TickAsync()
    {
        await Task.Delay(TimeSpan.FromMilliseconds(15), TimeProvider.System, TestContext.Current.CancellationToken);
        _live.Tick();
        await Task.Delay(TimeSpan.FromMilliseconds(15), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private async Task AdvanceAsync(double seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private Task ReportedAsync(LiveReportKind kind, int number) => Until.SoAsync(
        () => _reports.Any(report => report.Kind == kind && report.Number == number), () => string.Join('\n', _reports));
}
