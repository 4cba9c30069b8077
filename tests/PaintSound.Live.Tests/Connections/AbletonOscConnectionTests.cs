using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Beat;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Live.Connections;
using PaintSound.Live.Connections.AbletonOsc;
using PaintSound.Osc.Codec;

namespace PaintSound.Live.Tests.Connections;

public sealed class AbletonOscConnectionTests : IAsyncDisposable
{
    private const string TooLate = "The clip 'Rain' was not launched: Live answered too late.";
    private readonly FakeTimeProvider _time = new();
    private readonly FakeAbletonOsc _live = new(["Rain", "", "Wood"], ["Snow", "Twice", "Twice"]);
    private readonly ConcurrentQueue<LiveReport> _reports = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly AbletonOscConnection _connection;
    private readonly Task _running;

    public AbletonOscConnectionTests()
    {
        var replyPort = FreePort.Find();
        _live.Peer.To = replyPort;
        _connection = new AbletonOscConnection(_live.Peer.Port, replyPort, NullLoggerFactory.Instance, _time);
        _running = _connection.RunAsync(_reports.Enqueue, _stop.Token);
    }

    [Fact]
    public async Task Launch_unwarps_the_clip_sets_the_excerpt_fires_and_is_followed()
    {
        await ConnectAsync();
        var number = await LaunchAsync("Rain", 30);
        await TickUntilAsync(() => _live.Fired.SequenceEqual(["Rain 30 34"]));
        await WaitForReportAsync(LiveReportKind.Triggered, number);
        _live.StartFired(0, 0);
        await WaitForReportAsync(LiveReportKind.Playing, number);
        _live.Peer.Send("/live/clip/get/playing_position", OscArgument.From(0), OscArgument.From(0), OscArgument.From(31f));
        await WaitForReportAsync(LiveReportKind.Position, number);
        Assert.Equal(1, _reports.Last(report => report.Kind == LiveReportKind.Position).Position);
        _live.EndClip(0);
        await WaitForReportAsync(LiveReportKind.Ended, number);

        await LaunchAsync("Rain", 2);
        await LaunchAsync("Rain", 50);
        await TickUntilAsync(() => _live.Fired.SequenceEqual(["Rain 30 34", "Rain 2 6", "Rain 50 54"]));
        Assert.DoesNotContain(_reports, report => report.Kind == LiveReportKind.Refused);
    }

    [Fact]
    public async Task Beat_follows_tempo_signature_and_position_of_live()
    {
        await ConnectAsync();
        await TickUntilAsync(() => _connection.Beat.Timeline is { IsPlaying: false, Tempo: 120, Quantisation: LaunchQuantisation.Bar });
        _live.SetSong("tempo", OscArgument.From(90f));
        _live.SetSong("signature_numerator", OscArgument.From(3));
        _live.SetSong("clip_trigger_quantization", OscArgument.From(7));
        _live.SetSong("current_song_time", OscArgument.From(7.5f));
        _live.SetSong("is_playing", OscArgument.From(true));
        await Wait.UntilAsync(() => _connection.Beat.Timeline is { IsPlaying: true, Tempo: 90, Quantisation: LaunchQuantisation.Quarter });
        _time.Advance(TimeSpan.FromSeconds(2));
        var reading = _connection.Beat.Timeline!.Read(_time.GetTimestamp());
        Assert.Equal((4, 2, 0.5), (reading.Bar, reading.Beat, Math.Round(reading.Phase, 3)));
        Assert.DoesNotContain(_reports, report => report.Kind == LiveReportKind.Refused);
    }

    [Fact]
    public async Task Beat_counts_four_four_if_ableton_osc_does_not_know_the_signature()
    {
        _live.Song.Remove("signature_numerator");
        _live.Song.Remove("signature_denominator");
        await ConnectAsync();
        await TickUntilAsync(() => _connection.Beat.Timeline is { Tempo: 120 } timeline && timeline.Signature == TimeSignature.Common);
    }

    [Fact]
    public async Task End_of_the_show_gives_the_set_back_as_it_was()
    {
        _live.SetClip(0, 0, 3.25f, 41.5f, looping: 0, warping: 0);
        _live.SetClip(0, 2, 1.5f, 90.25f, looping: 1, warping: 1);
        (_live.Values["send 0 0"], _live.Values["parameter 0 0 1"], _live.Values["volume 0"]) = (0.3f, 77.7f, 0.71f);
        var before = _live.Dump();
        await ConnectAsync();
        foreach (var (clip, start) in new[] { ("Rain", 30), ("Wood", 10), ("Rain", 50) })
        {
            await LaunchAsync(clip, start);
            await TickUntilAsync(() => _live.Fired.LastOrDefault() == $"{clip} {start} {start + 4}");
        }

        foreach (var (device, name) in new[] { ("", "A"), ("", "Pan"), ("", "Volume"), ("Auto Filter", "Frequency") })
        {
            _connection.Set(new LiveParameter("own 1", device, name), 0.9);
        }

        _connection.Fade("own 2", 0.5, TimeSpan.FromSeconds(0.2));
        await StepUntilAsync(() => _live.Values["volume 1"] < 0.5 && _live.Values["parameter 0 0 1"] == 200);
        Assert.NotEqual(before, _live.Dump());

        _connection.Stop(string.Empty);
        var restoring = _connection.RestoreAsync(TestContext.Current.CancellationToken);
        await StepUntilAsync(() => restoring.IsCompleted);
        await Wait.UntilAsync(
            () =>
            {
                _live.Tick();
                return _live.Dump() == before;
            },
            () => $"{before}\n---\n{_live.Dump()}");
        Assert.Equal(0, _connection.Launch(CreateExcerpt("Rain", 1)));
    }

    [Fact]
    public async Task Latency_includes_the_tick_of_Live()
    {
        await ConnectAsync();
        await TickUntilAsync(() => _live.Waiting == 0);
        _time.Advance(TimeSpan.FromSeconds(0.25));
        await Wait.UntilAsync(() => _live.Waiting > 0);
        _time.Advance(TimeSpan.FromMilliseconds(90));
        await TickUntilAsync(() => _connection.Latency.P95 >= TimeSpan.FromMilliseconds(90));
    }

    [Fact]
    public async Task At_most_one_launch_waits_while_Live_is_busy()
    {
        await ConnectAsync();
        await LaunchAsync("Rain", 1);
        for (var i = 0; i < 20; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(0.25));
            Assert.Equal(0, _connection.Launch(CreateExcerpt("Wood", i)));
        }

        Assert.Equal(20, _connection.Dropped);
        await StepUntilAsync(() => _connection.State == SourceState.Running && _connection.IsSetRead);
        await LaunchAsync("Wood", 1);
        await StepUntilAsync(() => _live.Fired.Contains("Wood 1 5"));

        // A connection that counts as lost forgets the first launch, and says so.
        Assert.True(_live.Fired is ["Rain 1 5", "Wood 1 5"] || _reports.Any(report => report.Text == TooLate), string.Join(", ", _live.Fired));
    }

    [Fact]
    public async Task A_clip_that_is_confirmed_after_its_latest_time_is_not_launched()
    {
        await ConnectAsync();
        var number = 0;
        await StepUntilAsync(() => (number = _connection.Launch(CreateExcerpt("Rain", 1) with { Due = _time.GetTimestamp() + TimeSpan.FromSeconds(0.5).Ticks })) > 0);
        _time.Advance(TimeSpan.FromSeconds(0.6));
        await StepUntilAsync(() => _reports.Any(report => report.Text == TooLate));
        await LaunchAsync("Wood", 1);
        await StepUntilAsync(() => _live.Fired.Count > 0);
        Assert.Equal(["Wood 1 5"], _live.Fired);
    }

    [Fact]
    public async Task Missing_or_duplicate_clip_is_reported_once()
    {
        await ConnectAsync();
        Assert.Equal([0, 0, 0], [_connection.Launch(CreateExcerpt("Fog", 1)), _connection.Launch(CreateExcerpt("Fog", 1)), _connection.Launch(CreateExcerpt("Twice", 1))]);
        Assert.Equal(
            ["There is no clip 'Fog' in this set.", "There are 2 clips 'Twice' in this set: give each a different name."],
            _reports.Where(report => report.Kind == LiveReportKind.Refused).Select(report => report.Text));
        await LaunchAsync("Snow", 1);
        await TickUntilAsync(() => _live.Fired.SequenceEqual(["Snow 1 5"]));
    }

    [Fact]
    public async Task Parameters_are_found_by_name_and_scaled()
    {
        await ConnectAsync();
        _connection.Set(new LiveParameter("own 2", "Auto Filter", "Frequency"), 0.25);
        _connection.Set(new LiveParameter("own 1", "", "B-Delay"), 0.5);
        await StepUntilAsync(() => _live.Values.GetValueOrDefault("parameter 1 0 1") == 70 && _live.Values.GetValueOrDefault("send 0 1") == 0.5);

        _connection.Set(new LiveParameter("own 2", "Auto Filter", "Cutoff"), 0.25);
        _connection.Set(new LiveParameter("own 3", "", "Volume"), 0.25);
        _connection.Set(new LiveParameter("own 1", "", "Delay"), 0.25);
        await StepUntilAsync(() => _reports.Count(report => report.Kind == LiveReportKind.Refused) == 3);
        Assert.Contains(_reports, report => report.Text == "There is no parameter 'Cutoff' in device 1 of track 'own 2', which has 'Device On', 'Frequency'.");
    }

    [Fact]
    public async Task Fade_starts_at_the_composer_s_volume_and_restores_it()
    {
        await ConnectAsync();
        _connection.Fade("own 1", 0, TimeSpan.FromSeconds(1));
        var volumes = new List<double>();
        await StepUntilAsync(() =>
        {
            volumes.Add(_live.Values["volume 0"]);
            return volumes[^1] == 0;
        });
        Assert.Equal(volumes.OrderDescending(), volumes);
        Assert.Contains(volumes, volume => volume is > 0.2 and < 0.7);
        await StepUntilAsync(() => Math.Abs(_live.Values["volume 0"] - 0.85) < 0.001);
        Assert.Contains(_live.Peer.Received("/live/track/stop_all_clips"), message => message.Arguments[0] == OscArgument.From(0));
    }

    [Fact]
    public async Task End_of_the_show_stops_launched_clips_and_restores_volumes()
    {
        await ConnectAsync();
        await LaunchAsync("Snow", 1);
        await TickUntilAsync(() => _live.Fired.Count == 1);
        _connection.Fade("own 2", 0, TimeSpan.FromSeconds(60));
        await StepUntilAsync(() => _live.Values["volume 1"] < 0.84);
        _connection.Stop("");
        await _stop.CancelAsync();
        await _running;
        await TickUntilAsync(() => Math.Abs(_live.Values["volume 1"] - 0.85) < 0.001);
        Assert.Equal(OscArgument.From(1), Assert.Single(_live.Peer.Received("/live/track/stop_all_clips")).Arguments[0]);
    }

    [Fact]
    public async Task Error_of_AbletonOSC_is_reported_once_in_one_line()
    {
        await ConnectAsync();
        for (var i = 0; i < 3; i++)
        {
            _live.Peer.Send("/live/error", OscArgument.From("Error handling OSC message:\nIndexError"));
        }

        await Wait.UntilAsync(() => _reports.Any(report => report.Kind == LiveReportKind.Refused));
        Assert.Equal(
            "AbletonOSC reports: Error handling OSC message: IndexError", Assert.Single(_reports, report => report.Kind == LiveReportKind.Refused).Text);
    }

    [Theory]
    [InlineData("/live/song/get/track_names", "the names of the tracks")]
    [InlineData("/live/track/get/clips/name", "the clips of track 'own 1'")]
    public async Task Lost_reply_is_requested_again_and_reported_once(string address, string missing)
    {
        _live.RepliesToLose[address] = 3;
        await ConnectAsync();
        Assert.Equal(
            [$"AbletonOSC has not sent {missing} yet; nothing can be launched before."],
            _reports.Where(report => report.Kind == LiveReportKind.Refused).Select(report => report.Text));
        await LaunchAsync("Rain", 30);
        await TickUntilAsync(() => _live.Fired.SequenceEqual(["Rain 30 34"]));
    }

    [Fact]
    public async Task Lost_volume_reply_does_not_prevent_a_fade()
    {
        await ConnectAsync();
        _live.RepliesToLose["/live/track/get/volume"] = 1;
        _connection.Fade("own 1", 0, TimeSpan.FromSeconds(1));
        await StepUntilAsync(() => _live.Peer.Received("/live/track/stop_all_clips").Length == 1);
    }

    [Fact]
    public async Task Moved_tracks_and_clips_are_detected_and_the_right_clip_fires()
    {
        await ConnectAsync();
        await LaunchAsync("Snow", 1);
        await TickUntilAsync(() => _live.Fired.Count == 1);
        _connection.Fade("own 2", 0.5, TimeSpan.FromSeconds(60));
        await StepUntilAsync(() => _live.Values["volume 1"] < 0.85);
        _live.Values["volume 2"] = _live.Values["volume 1"];
        _live.SetTracks(["own 1", "vocals", "own 2"], ["Rain", "", "Wood"], ["Hum"], ["Fog", "Snow", "Twice"]);
        await StepUntilAsync(() => _live.Peer.Received("/live/track/get/clips/name").Any(message => message.Arguments[0] == OscArgument.From(2)));
        await ConnectAsync();
        await LaunchAsync("Snow", 2);
        await TickUntilAsync(() => _live.Fired.Count == 2);
        Assert.Equal(["Snow 1 5", "Snow 2 6"], _live.Fired);

        // The fade moved with its track, and the launch restored the volume.
        await StepUntilAsync(() => Math.Abs(_live.Values["volume 2"] - 0.85) < 0.001);
        Assert.DoesNotContain(_reports, report => report.Kind == LiveReportKind.Refused);

        _live.SetTracks(["own 1", "vocals", "own 2"], ["Rain", "", "Wood"], ["Hum"], ["Fog", "", "Twice", "Snow"]);
        var before = CountRequests();
        await StepUntilAsync(() => CountRequests() >= before + 2);
        await LaunchAsync("Snow", 3);
        await StepUntilAsync(() => _live.Fired.Count == 3);
        Assert.Equal("Snow 3 7", _live.Fired[2]);

        int CountRequests() => _live.Peer.Received("/live/song/get/track_names").Length;
    }

    /// <summary>Each row changes the set at every moment of a tick while parameters are modulated, and then puts it back as it was.</summary>
    [Theory]
    [InlineData("move")]
    [InlineData("rename")]
    [InlineData("delete")]
    [InlineData("device")]
    public async Task Modulation_of_a_track_that_changes_leaves_all_others_as_they_were(string change)
    {
        _live.SetTracks(["own 1", "vocals", "own 2"], ["Rain"], ["Hum"], ["Snow"]);
        foreach (var (key, value) in new[] { ("panning 0", 0.2), ("panning 1", -0.3), ("panning 2", 0.4), ("parameter 0 0 1", 55), ("parameter 1 0 1", 66), ("parameter 2 0 1", 77), ("volume 2", 0.8) })
        {
            _live.Values[key] = (float)value;
        }

        var vocals = Describe("vocals");
        await ConnectAsync();
        for (var step = 0; step < 40; step++)
        {
            _connection.Set(new LiveParameter("own 2", "", "Pan"), step / 40.0);
            _connection.Set(new LiveParameter("own 2", "Auto Filter", "Frequency"), step / 40.0);
            _time.Advance(TimeSpan.FromSeconds(0.05));
            await LetThreadsRunAsync();
            if (step == 20)
            {
                switch (change)
                {
                    case "move":
                        _live.MoveTrack(2, 1);
                        break;
                    case "rename":
                        _live.RenameTrack(2, "other");
                        break;
                    case "delete":
                        _live.DeleteTrack(2);
                        break;
                    default:
                        _live.InsertDevice(2, "Echo");
                        _live.Values["parameter 2 0 1"] = 33;
                        break;
                }
            }

            _live.Tick();
            await LetThreadsRunAsync();
        }

        // The others have their values; a track that was moved is modulated further, a renamed one keeps what it had.
        var restoring = _connection.RestoreAsync(TestContext.Current.CancellationToken);
        await StepUntilAsync(() => restoring.IsCompleted);
        await TickUntilAsync(() => _live.Waiting == 0);
        Assert.Equal(vocals, Describe("vocals"));
        Assert.Equal((0.2f, 55f), ((float)_live.Values["panning 0"], (float)_live.Values["parameter 0 0 1"]));
        if (change == "move")
        {
            Assert.Equal((0.4f, 77f), ((float)_live.Values["panning 1"], (float)_live.Values["parameter 1 0 1"]));
        }
        else if (change == "device")
        {
            Assert.Equal((0.4f, 33f, 77f), ((float)_live.Values["panning 2"], (float)_live.Values["parameter 2 0 1"], (float)_live.Values["parameter 2 1 1"]));
        }

        string Describe(string track) => string.Join(' ', _live.DescribeTrack(track));
    }

    [Fact]
    public async Task A_deleted_track_under_modulation_does_not_make_AbletonOSC_deaf()
    {
        await ConnectAsync();
        for (var step = 0; step < 60; step++)
        {
            foreach (var name in new[] { "Pan", "A", "B", "Volume" })
            {
                _connection.Set(new LiveParameter("own 2", "", name), step / 60.0);
            }

            _time.Advance(TimeSpan.FromSeconds(0.05));
            await LetThreadsRunAsync();
            if (step == 30)
            {
                _live.DeleteTrack(1);
            }

            if (step % 2 == 0)
            {
                _live.Tick();
                await LetThreadsRunAsync();
            }

            // One bundle ends with an error, and what came in that tick waits for the next.
            Assert.InRange(_live.Waiting, 0, step is > 30 and < 38 ? 12 : 6);
        }

        Assert.Contains(_reports, report => report.Text.StartsWith("There is no track 'own 2'", StringComparison.Ordinal));
        await LaunchAsync("Rain", 3);
        await TickUntilAsync(() => _live.Fired.SequenceEqual(["Rain 3 7"]));
    }

    [Fact]
    public async Task A_track_with_more_clips_than_a_datagram_holds_does_not_block_the_others()
    {
        _live.SetTracks(["own 1", "samples"], ["Rain"], [.. Enumerable.Range(0, 400).Select(i => i % 7 == 3 ? "" : $"A long name of a sample of the composer {i}")]);
        await ConnectAsync();
        await LaunchAsync("Rain", 3);
        await TickUntilAsync(() => _live.Fired.SequenceEqual(["Rain 3 7"]));
        await StepUntilAsync(() => _live.Peer.Received("/live/clip/get/name").Length > 340);
        await LaunchAsync("A long name of a sample of the composer 399", 1);
        await TickUntilAsync(() => _live.Fired.Count == 2);
    }

    [Fact]
    public async Task Few_questions_are_asked_while_nothing_happens()
    {
        _live.SetTracks([.. Enumerable.Range(0, 40).Select(i => $"track {i}")], [.. Enumerable.Range(0, 40).Select(i => new[] { $"clip {i}" })]);
        await ConnectAsync();
        await StepUntilAsync(() => _live.Waiting == 0);
        var before = _live.Handled;
        for (var step = 0; step < 100; step++)
        {
            _time.Advance(TimeSpan.FromSeconds(0.05));
            await LetThreadsRunAsync();
            _live.Tick();
        }

        // In five seconds: twenty pings, and once a second the tracks, the clips of one track and the position of the song.
        Assert.InRange(_live.Handled - before, 20, 40);
    }

    [Fact]
    public async Task An_AbletonOSC_without_bundles_is_written_and_launched_too()
    {
        _live.KnowsBundles = false;
        await ConnectAsync();
        await StepUntilAsync(() =>
        {
            _connection.Set(new LiveParameter("own 2", "", "Pan"), 1);
            return _live.Values.GetValueOrDefault("panning 1") == 1;
        });
        await LaunchAsync("Rain", 30);
        await StepUntilAsync(() => _live.Fired.SequenceEqual(["Rain 30 34"]));
    }

    [Fact]
    public async Task A_clip_that_was_moved_a_moment_ago_is_found_and_no_other_is_changed()
    {
        await ConnectAsync();
        _live.SetTracks(["own 1", "own 2"], ["Hum", "Fog", "Wood"], ["Snow", "Rain", "Twice"]);
        _live.OnWrite = (address, track) => Assert.Equal("own 2", track);
        Assert.NotEqual(0, _connection.Launch(CreateExcerpt("Rain", 5)));
        await StepUntilAsync(() => _live.Fired.Count > 0);
        Assert.Equal(["Rain 5 9"], _live.Fired);
    }

    [Fact]
    public async Task Port_in_use_is_reported_and_opened_when_it_is_free()
    {
        using var other = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)other.Client.LocalEndPoint!).Port;
        using var connection = new AbletonOscConnection(_live.Peer.Port, port, NullLoggerFactory.Instance, _time);
        var running = connection.RunAsync(_ => { }, _stop.Token);
        Assert.Equal(SourceState.Retrying, connection.State);
        Assert.StartsWith($"Port {port} cannot be opened", connection.Problem, StringComparison.Ordinal);
        Assert.EndsWith("AbletonOSC answers only there: close the other program that uses it.", connection.Problem, StringComparison.Ordinal);

        other.Dispose();
        _live.Peer.To = port;
        await StepUntilAsync(() => connection.State == SourceState.Running);
        Assert.Null(connection.Problem);
        await _stop.CancelAsync();
        await running;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _connection.Dispose();
        _live.Dispose();
        _stop.Dispose();
    }

    private static LiveExcerpt CreateExcerpt(string title, double start) => new(
        new Excerpt(new MusicWork(title, "an ambiguous title", $"/music/{title}.wav", "own", 60), start, -20, 1), title, "own 3", PlaybackMode.Once, long.MaxValue);

    private Task ConnectAsync() => StepUntilAsync(() => _connection.State == SourceState.Running && _connection.IsSetRead);

    /// <summary>Launches after AbletonOSC has answered since the previous launch.</summary>
    private async Task<int> LaunchAsync(string title, double start)
    {
        var number = 0;
        await StepUntilAsync(() => (number = _connection.Launch(CreateExcerpt(title, start))) > 0);
        return number;
    }

    /// <summary>Lets the connection and the peer handle what was sent.</summary>
    private static Task LetThreadsRunAsync() => Task.Delay(TimeSpan.FromMilliseconds(4), TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>Advances time and ticks Live until a condition is true.</summary>
    private Task StepUntilAsync(Func<bool> condition) => Wait.UntilAsync(() =>
    {
        var isMet = condition();
        if (!isMet)
        {
            _time.Advance(TimeSpan.FromSeconds(0.05));
            _live.Tick();
        }

        return isMet;
    });

    /// <summary>Ticks Live without advancing time until a condition is true.</summary>
    private Task TickUntilAsync(Func<bool> condition) => Wait.UntilAsync(() =>
    {
        _live.Tick();
        return condition();
    });

    private Task WaitForReportAsync(LiveReportKind kind, int number) => Wait.UntilAsync(
        () => _reports.Any(report => report.Kind == kind && report.Number == number), () => string.Join('\n', _reports));
}
