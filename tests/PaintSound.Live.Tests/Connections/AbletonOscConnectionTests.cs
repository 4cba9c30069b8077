using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Live.Connections;
using PaintSound.Live.Connections.AbletonOsc;
using PaintSound.Osc.Codec;

namespace PaintSound.Live.Tests.Connections;

public sealed class AbletonOscConnectionTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly AbletonOscStand _live = new(["Rain", "", "Wood"], ["Snow", "Twice", "Twice"]);
    private readonly ConcurrentQueue<LiveReport> _reports = new();
    private readonly CancellationTokenSource _over = new();
    private readonly AbletonOscConnection _door;
    private readonly Task _running;

    public AbletonOscConnectionTests()
    {
        var answers = FreePort();
        _live.Peer.To = answers;
        _door = new AbletonOscConnection(_live.Peer.Port, answers, NullLoggerFactory.Instance, _time);
        _running = _door.RunAsync(_reports.Enqueue, _over.Token);
    }

    [Fact]
    public async Task A_launch_unwarps_sets_the_excerpt_without_ever_turning_it_round_and_fires_and_is_followed()
    {
        await GreetAsync();
        var number = await LaunchAsync("Rain", 30);
        await TickUntilAsync(() => _live.Fired.SequenceEqual(["Rain 30 34"]));
        await ReportedAsync(LiveReportKind.Triggered, number);
        _live.Bar(0, 0);
        await ReportedAsync(LiveReportKind.Playing, number);
        _live.Peer.Say("/live/clip/get/playing_position", OscArgument.From(0), OscArgument.From(0), OscArgument.From(31f));
        await ReportedAsync(LiveReportKind.Position, number);
        Assert.Equal(1, _reports.Last(report => report.Kind == LiveReportKind.Position).Position);
        _live.End(0);
        await ReportedAsync(LiveReportKind.Ended, number);

        await LaunchAsync("Rain", 2);
        await LaunchAsync("Rain", 50);
        await TickUntilAsync(() => _live.Fired.SequenceEqual(["Rain 30 34", "Rain 2 6", "Rain 50 54"]));
        Assert.DoesNotContain(_reports, report => report.Kind == LiveReportKind.Refused);
    }

    [Fact]
    public async Task Latency_is_that_of_Live_s_tick()
    {
        await GreetAsync();
        await TickUntilAsync(() => _live.Waiting == 0);
        _time.Advance(TimeSpan.FromSeconds(0.25));
        await Until.SoAsync(() => _live.Waiting > 0);
        _time.Advance(TimeSpan.FromMilliseconds(90));
        await TickUntilAsync(() => _door.Latency.P95 >= TimeSpan.FromMilliseconds(90));
    }

    [Fact]
    public async Task While_Live_is_deaf_one_launch_at_most_waits_for_it()
    {
        await GreetAsync();
        await LaunchAsync("Rain", 1);
        for (var i = 0; i < 20; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(0.25));
            Assert.Equal(0, _door.Launch(Excerpt("Wood", i)));
        }

        Assert.Equal(20, _door.Dropped);
        await TickUntilAsync(() => _live.Fired.Count > 0 && _door.State == SourceState.Running);
        await LaunchAsync("Wood", 1);
        await TickUntilAsync(() => _live.Fired.Count > 1);
        Assert.Equal(["Rain 1 5", "Wood 1 5"], _live.Fired);
    }

    [Fact]
    public async Task A_clip_that_is_missing_or_there_twice_is_one_sentence_and_the_rest_goes_on()
    {
        await GreetAsync();
        Assert.Equal([0, 0, 0], [_door.Launch(Excerpt("Fog", 1)), _door.Launch(Excerpt("Fog", 1)), _door.Launch(Excerpt("Twice", 1))]);
        Assert.Equal(
            ["There is no clip 'Fog' in this set.", "There are 2 clips 'Twice' in this set: give each a name of its own."],
            _reports.Where(report => report.Kind == LiveReportKind.Refused).Select(report => report.Text));
        await LaunchAsync("Snow", 1);
        await TickUntilAsync(() => _live.Fired.SequenceEqual(["Snow 1 5"]));
    }

    [Fact]
    public async Task Parameters_are_found_by_name_and_scaled_to_their_range()
    {
        await GreetAsync();
        _door.Set(new LiveParameter("own 2", "Auto Filter", "Frequency"), 0.25);
        _door.Set(new LiveParameter("own 1", "", "B-Delay"), 0.5);
        await BeatUntilAsync(() => _live.Values.GetValueOrDefault("parameter 1 0 1") == 70 && _live.Values.GetValueOrDefault("send 0 1") == 0.5);

        _door.Set(new LiveParameter("own 2", "Auto Filter", "Cutoff"), 0.25);
        _door.Set(new LiveParameter("own 3", "", "Volume"), 0.25);
        _door.Set(new LiveParameter("own 1", "", "Delay"), 0.25);
        await BeatUntilAsync(() => _reports.Count(report => report.Kind == LiveReportKind.Refused) == 3);
        Assert.Contains(_reports, report => report.Text == "There is no parameter 'Cutoff' in device 1 of track 'own 2', which has 'Device On', 'Frequency'.");
    }

    [Fact]
    public async Task A_fade_begins_at_the_composer_s_volume_and_gives_it_back()
    {
        await GreetAsync();
        _door.Fade("own 1", 0, TimeSpan.FromSeconds(1));
        var seen = new List<double>();
        await BeatUntilAsync(() =>
        {
            seen.Add(_live.Values["volume 0"]);
            return seen[^1] == 0;
        });
        Assert.Equal(seen.OrderDescending(), seen);
        Assert.Contains(seen, volume => volume is > 0.2 and < 0.7);
        await BeatUntilAsync(() => Math.Abs(_live.Values["volume 0"] - 0.85) < 0.001);
        Assert.Contains(_live.Peer.At("/live/track/stop_all_clips"), message => message.Arguments[0] == OscArgument.From(0));
    }

    [Fact]
    public async Task The_end_of_a_show_stops_what_was_launched_and_leaves_no_fader_half_way()
    {
        await GreetAsync();
        await LaunchAsync("Snow", 1);
        _door.Fade("own 2", 0, TimeSpan.FromSeconds(60));
        await BeatUntilAsync(() => _live.Values["volume 1"] < 0.84);
        _door.Stop("");
        await _over.CancelAsync();
        await _running;
        await TickUntilAsync(() => Math.Abs(_live.Values["volume 1"] - 0.85) < 0.001);
        Assert.Equal(OscArgument.From(1), Assert.Single(_live.Peer.At("/live/track/stop_all_clips")).Arguments[0]);
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
            "AbletonOSC says: Error handling OSC message: IndexError", Assert.Single(_reports, report => report.Kind == LiveReportKind.Refused).Text);
    }

    [Theory]
    [InlineData("/live/song/get/track_names", "the names of the tracks")]
    [InlineData("/live/track/get/clips/name", "the clips of track 'own 1'")]
    [InlineData("/live/track/get/devices/name", "the devices of track 'own 1'")]
    public async Task An_answer_that_got_lost_is_asked_for_again_and_what_is_missing_is_said_once(string address, string missing)
    {
        _live.ToLose[address] = 3;
        await GreetAsync();
        Assert.Equal(
            [$"AbletonOSC has not told {missing} yet: until it has, nothing is launched."],
            _reports.Where(report => report.Kind == LiveReportKind.Refused).Select(report => report.Text));
        await LaunchAsync("Rain", 30);
        await TickUntilAsync(() => _live.Fired.SequenceEqual(["Rain 30 34"]));
    }

    [Fact]
    public async Task A_volume_that_got_lost_does_not_keep_a_track_from_fading()
    {
        await GreetAsync();
        _live.ToLose["/live/track/get/volume"] = 1;
        _door.Fade("own 1", 0, TimeSpan.FromSeconds(1));
        await BeatUntilAsync(() => _live.Peer.At("/live/track/stop_all_clips").Length == 1);
    }

    [Fact]
    public async Task A_track_and_a_clip_that_the_composer_puts_before_others_are_seen_and_no_other_clip_fires()
    {
        await GreetAsync();
        await LaunchAsync("Snow", 1);
        await TickUntilAsync(() => _live.Fired.Count == 1);
        _door.Fade("own 2", 0.5, TimeSpan.FromSeconds(60));
        await BeatUntilAsync(() => _live.Values["volume 1"] < 0.85);
        _live.Values["volume 2"] = _live.Values["volume 1"];
        _live.Change(["own 1", "vocals", "own 2"], ["Rain", "", "Wood"], ["Hum"], ["Fog", "Snow", "Twice"]);
        await BeatUntilAsync(() => _live.Peer.At("/live/track/get/clips/name").Any(message => message.Arguments[0] == OscArgument.From(2)));
        await GreetAsync();
        await LaunchAsync("Snow", 2);
        await TickUntilAsync(() => _live.Fired.Count == 2);
        Assert.Equal(["Snow 1 5", "Snow 2 6"], _live.Fired);

        // The fade went with its track, and the launch has given it its volume back.
        Assert.Equal(0.85, _live.Values["volume 2"], 0.001);
        Assert.DoesNotContain(_reports, report => report.Kind == LiveReportKind.Refused);

        _live.Change(["own 1", "vocals", "own 2"], ["Rain", "", "Wood"], ["Hum"], ["Fog", "", "Twice", "Snow"]);
        var asked = Asked();
        await BeatUntilAsync(() => Asked() >= asked + 2);
        await LaunchAsync("Snow", 3);
        await TickUntilAsync(() => _live.Fired.Count == 3);
        Assert.Equal("Snow 3 7", _live.Fired[2]);

        int Asked() => _live.Peer.At("/live/song/get/track_names").Length;
    }

    [Fact]
    public async Task A_port_that_another_program_has_is_one_sentence_and_is_opened_when_it_is_free()
    {
        using var other = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)other.Client.LocalEndPoint!).Port;
        using var door = new AbletonOscConnection(_live.Peer.Port, port, NullLoggerFactory.Instance, _time);
        var running = door.RunAsync(_ => { }, _over.Token);
        Assert.Equal(SourceState.Retrying, door.State);
        Assert.StartsWith($"Port {port} cannot be opened", door.Problem, StringComparison.Ordinal);
        Assert.EndsWith("AbletonOSC answers only there: close the other program that uses it.", door.Problem, StringComparison.Ordinal);

        other.Dispose();
        _live.Peer.To = port;
        await BeatUntilAsync(() => door.State == SourceState.Running);
        Assert.Null(door.Problem);
        await _over.CancelAsync();
        await running;
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
        new Excerpt(new MusicWork(title, "a title that others have, too", $"/music/{title}.wav", "own", 60), start, -20, 1), title, "own 3", PlaybackMode.Once, long.MaxValue);

    private Task GreetAsync() => BeatUntilAsync(() => _door.State == SourceState.Running && _door.KnowsTheSet);

    /// <summary>Launches once AbletonOSC has answered since the launch before.</summary>
    private async Task<int> LaunchAsync(string title, double start)
    {
        var number = 0;
        await BeatUntilAsync(() => (number = _door.Launch(Excerpt(title, start))) > 0);
        return number;
    }

    /// <summary>Time goes by and Live ticks, until something is so.</summary>
    private Task BeatUntilAsync(Func<bool> so) => Until.SoAsync(() =>
    {
        var isSo = so();
        if (!isSo)
        {
            _time.Advance(TimeSpan.FromSeconds(0.05));
            _live.Tick();
        }

        return isSo;
    });

    /// <summary>Live ticks and no time goes by, until something is so.</summary>
    private Task TickUntilAsync(Func<bool> so) => Until.SoAsync(() =>
    {
        _live.Tick();
        return so();
    });

    private Task ReportedAsync(LiveReportKind kind, int number) => Until.SoAsync(
        () => _reports.Any(report => report.Kind == kind && report.Number == number), () => string.Join('\n', _reports));
}
