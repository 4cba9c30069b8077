using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Beat;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Live.Connections;
using PaintSound.Live.Connections.AbletonOsc;
using PaintSound.Osc.Codec;

namespace PaintSound.Live.Tests.Connections;

public sealed class AbletonOscConnectionTests : AbletonOscTestBase
{
    [Fact]
    public async Task Launch_unwarps_the_clip_sets_the_excerpt_fires_and_is_followed()
    {
        await ConnectAsync();
        var number = await LaunchAsync("Rain", 30);
        await TickUntilAsync(() => Live.Fired.SequenceEqual(["Rain 30 34"]));
        await WaitForReportAsync(LiveReportKind.Triggered, number);
        Live.StartFired(0, 0);
        await WaitForReportAsync(LiveReportKind.Playing, number);
        Live.Peer.Send("/live/clip/get/playing_position", OscArgument.From(0), OscArgument.From(0), OscArgument.From(31f));
        await WaitForReportAsync(LiveReportKind.Position, number);
        Assert.Equal(1, Reports.Last(report => report.Kind == LiveReportKind.Position).Position);
        Live.EndClip(0);
        await WaitForReportAsync(LiveReportKind.Ended, number);

        await LaunchAsync("Rain", 2);
        await LaunchAsync("Rain", 50);
        await TickUntilAsync(() => Live.Fired.SequenceEqual(["Rain 30 34", "Rain 2 6", "Rain 50 54"]));
        Assert.DoesNotContain(Reports, report => report.Kind == LiveReportKind.Refused);
    }

    [Fact]
    public async Task Beat_follows_tempo_signature_and_position_of_live()
    {
        await ConnectAsync();
        await TickUntilAsync(() => Connection.Beat.Timeline is { IsPlaying: false, Tempo: 120, Quantisation: LaunchQuantisation.Bar });
        Live.SetSong("tempo", OscArgument.From(90f));
        Live.SetSong("signature_numerator", OscArgument.From(3));
        Live.SetSong("clip_trigger_quantization", OscArgument.From(7));
        Live.SetSong("current_song_time", OscArgument.From(7.5f));
        Live.SetSong("is_playing", OscArgument.From(true));
        await Wait.UntilAsync(() => Connection.Beat.Timeline is { IsPlaying: true, Tempo: 90, Quantisation: LaunchQuantisation.Quarter });
        Time.Advance(TimeSpan.FromSeconds(2));
        var reading = Connection.Beat.Timeline!.Read(Time.GetTimestamp());
        Assert.Equal((4, 2, 0.5), (reading.Bar, reading.Beat, Math.Round(reading.Phase, 3)));
        Assert.DoesNotContain(Reports, report => report.Kind == LiveReportKind.Refused);
    }

    [Fact]
    public async Task Beat_counts_four_four_if_ableton_osc_does_not_know_the_signature()
    {
        Live.Song.Remove("signature_numerator");
        Live.Song.Remove("signature_denominator");
        await ConnectAsync();
        await TickUntilAsync(() => Connection.Beat.Timeline is { Tempo: 120 } timeline && timeline.Signature == TimeSignature.Common);
    }

    [Fact]
    public async Task End_of_the_show_gives_the_set_back_as_it_was()
    {
        Live.SetClip(0, 0, 3.25f, 41.5f, looping: 0, warping: 0);
        Live.SetClip(0, 2, 1.5f, 90.25f, looping: 1, warping: 1);
        (Live.Values["send 0 0"], Live.Values["parameter 0 0 1"], Live.Values["volume 0"]) = (0.3f, 77.7f, 0.71f);
        var before = Live.Dump();
        await ConnectAsync();
        foreach (var (clip, start) in new[] { ("Rain", 30), ("Wood", 10), ("Rain", 50) })
        {
            await LaunchAsync(clip, start);
            await TickUntilAsync(() => Live.Fired.LastOrDefault() == $"{clip} {start} {start + 4}");
        }

        foreach (var (device, name) in new[] { ("", "A"), ("", "Pan"), ("", "Volume"), ("Auto Filter", "Frequency") })
        {
            Connection.Set(new LiveParameter("own 1", device, name), 0.9);
        }

        Connection.Fade("own 2", 0.5, TimeSpan.FromSeconds(0.2));
        await StepUntilAsync(() => Live.Values["volume 1"] < 0.5 && Live.Values["parameter 0 0 1"] == 200);
        Assert.NotEqual(before, Live.Dump());

        Connection.Stop(string.Empty);
        var restoring = Connection.RestoreAsync(TestContext.Current.CancellationToken);
        await StepUntilAsync(() => restoring.IsCompleted);
        await Wait.UntilAsync(
            () =>
            {
                Live.Tick();
                return Live.Dump() == before;
            },
            () => $"{before}\n---\n{Live.Dump()}");
        Assert.Equal(0, Connection.Launch(CreateExcerpt("Rain", 1)));
    }

    [Fact]
    public async Task Latency_includes_the_tick_of_Live()
    {
        await ConnectAsync();
        await TickUntilAsync(() => Live.Waiting == 0);
        Time.Advance(TimeSpan.FromSeconds(0.25));
        await Wait.UntilAsync(() => Live.Waiting > 0);
        Time.Advance(TimeSpan.FromMilliseconds(90));
        await TickUntilAsync(() => Connection.Latency.P95 >= TimeSpan.FromMilliseconds(90));
    }

    [Fact]
    public async Task At_most_one_launch_waits_while_Live_is_busy()
    {
        await ConnectAsync();
        await LaunchAsync("Rain", 1);
        for (var i = 0; i < 20; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(0.25));
            Assert.Equal(0, Connection.Launch(CreateExcerpt("Wood", i)));
        }

        Assert.Equal(20, Connection.Dropped);
        await StepUntilAsync(() => Connection.State == SourceState.Running && Connection.IsSetRead);
        await LaunchAsync("Wood", 1);
        await StepUntilAsync(() => Live.Fired.Contains("Wood 1 5"));

        // A connection that counts as lost forgets the first launch, and says so.
        Assert.True(Live.Fired is ["Rain 1 5", "Wood 1 5"] || Reports.Any(report => report.Text == TooLate), string.Join(", ", Live.Fired));
    }

    [Fact]
    public async Task A_clip_that_is_confirmed_after_its_latest_time_is_not_launched()
    {
        await ConnectAsync();
        var number = 0;
        await StepUntilAsync(() => (number = Connection.Launch(CreateExcerpt("Rain", 1) with { Due = Time.GetTimestamp() + TimeSpan.FromSeconds(0.5).Ticks })) > 0);
        Time.Advance(TimeSpan.FromSeconds(0.6));
        await StepUntilAsync(() => Reports.Any(report => report.Text == TooLate));
        await LaunchAsync("Wood", 1);
        await StepUntilAsync(() => Live.Fired.Count > 0);
        Assert.Equal(["Wood 1 5"], Live.Fired);
    }

    [Fact]
    public async Task Missing_or_duplicate_clip_is_reported_once()
    {
        await ConnectAsync();
        Assert.Equal([0, 0, 0], [Connection.Launch(CreateExcerpt("Fog", 1)), Connection.Launch(CreateExcerpt("Fog", 1)), Connection.Launch(CreateExcerpt("Twice", 1))]);
        Assert.Equal(
            ["There is no clip 'Fog' in this set.", "There are 2 clips 'Twice' in this set: give each a different name."],
            Reports.Where(report => report.Kind == LiveReportKind.Refused).Select(report => report.Text));
        await LaunchAsync("Snow", 1);
        await TickUntilAsync(() => Live.Fired.SequenceEqual(["Snow 1 5"]));
    }

    [Fact]
    public async Task Parameters_are_found_by_name_and_scaled()
    {
        await ConnectAsync();
        Connection.Set(new LiveParameter("own 2", "Auto Filter", "Frequency"), 0.25);
        Connection.Set(new LiveParameter("own 1", "", "B-Delay"), 0.5);
        await StepUntilAsync(() => Live.Values.GetValueOrDefault("parameter 1 0 1") == 70 && Live.Values.GetValueOrDefault("send 0 1") == 0.5);

        Connection.Set(new LiveParameter("own 2", "Auto Filter", "Cutoff"), 0.25);
        Connection.Set(new LiveParameter("own 3", "", "Volume"), 0.25);
        Connection.Set(new LiveParameter("own 1", "", "Delay"), 0.25);
        await StepUntilAsync(() => Reports.Count(report => report.Kind == LiveReportKind.Refused) == 3);
        Assert.Contains(Reports, report => report.Text == "There is no parameter 'Cutoff' in device 1 of track 'own 2', which has 'Device On', 'Frequency'.");
    }

    [Fact]
    public async Task Fade_starts_at_the_composer_s_volume_and_restores_it()
    {
        await ConnectAsync();
        Connection.Fade("own 1", 0, TimeSpan.FromSeconds(1));
        var volumes = new List<double>();
        await StepUntilAsync(() =>
        {
            volumes.Add(Live.Values["volume 0"]);
            return volumes[^1] == 0;
        });
        Assert.Equal(volumes.OrderDescending(), volumes);
        Assert.Contains(volumes, volume => volume is > 0.2 and < 0.7);
        await StepUntilAsync(() => Math.Abs(Live.Values["volume 0"] - 0.85) < 0.001);
        Assert.Contains(Live.Peer.Received("/live/track/stop_all_clips"), message => message.Arguments[0] == OscArgument.From(0));
    }

    [Fact]
    public async Task End_of_the_show_stops_launched_clips_and_restores_volumes()
    {
        await ConnectAsync();
        await LaunchAsync("Snow", 1);
        await TickUntilAsync(() => Live.Fired.Count == 1);
        Connection.Fade("own 2", 0, TimeSpan.FromSeconds(60));
        await StepUntilAsync(() => Live.Values["volume 1"] < 0.84);
        Connection.Stop("");
        await Stopping.CancelAsync();
        await Running;
        await TickUntilAsync(() => Math.Abs(Live.Values["volume 1"] - 0.85) < 0.001);
        Assert.Equal(OscArgument.From(1), Assert.Single(Live.Peer.Received("/live/track/stop_all_clips")).Arguments[0]);
    }

    [Fact]
    public async Task Error_of_AbletonOSC_is_reported_once_in_one_line()
    {
        await ConnectAsync();
        for (var i = 0; i < 3; i++)
        {
            Live.Peer.Send("/live/error", OscArgument.From("Error handling OSC message:\nIndexError"));
        }

        await Wait.UntilAsync(() => Reports.Any(report => report.Kind == LiveReportKind.Refused));
        Assert.Equal(
            "AbletonOSC reports: Error handling OSC message: IndexError", Assert.Single(Reports, report => report.Kind == LiveReportKind.Refused).Text);
    }

    [Theory]
    [InlineData("/live/song/get/track_names", "the names of the tracks")]
    [InlineData("/live/track/get/clips/name", "the clips of track 'own 1'")]
    public async Task Lost_reply_is_requested_again_and_reported_once(string address, string missing)
    {
        Live.RepliesToLose[address] = 3;
        await ConnectAsync();
        Assert.Equal(
            [$"AbletonOSC has not sent {missing} yet; nothing can be launched before."],
            Reports.Where(report => report.Kind == LiveReportKind.Refused).Select(report => report.Text));
        await LaunchAsync("Rain", 30);
        await TickUntilAsync(() => Live.Fired.SequenceEqual(["Rain 30 34"]));
    }

    [Fact]
    public async Task Lost_volume_reply_does_not_prevent_a_fade()
    {
        await ConnectAsync();
        Live.RepliesToLose["/live/track/get/volume"] = 1;
        Connection.Fade("own 1", 0, TimeSpan.FromSeconds(1));
        await StepUntilAsync(() => Live.Peer.Received("/live/track/stop_all_clips").Length == 1);
    }

    [Fact]
    public async Task Moved_tracks_and_clips_are_detected_and_the_right_clip_fires()
    {
        await ConnectAsync();
        await LaunchAsync("Snow", 1);
        await TickUntilAsync(() => Live.Fired.Count == 1);
        Connection.Fade("own 2", 0.5, TimeSpan.FromSeconds(60));
        await StepUntilAsync(() => Live.Values["volume 1"] < 0.85);
        Live.Values["volume 2"] = Live.Values["volume 1"];
        Live.SetTracks(["own 1", "vocals", "own 2"], ["Rain", "", "Wood"], ["Hum"], ["Fog", "Snow", "Twice"]);
        await StepUntilAsync(() => Live.Peer.Received("/live/track/get/clips/name").Any(message => message.Arguments[0] == OscArgument.From(2)));
        await ConnectAsync();
        await LaunchAsync("Snow", 2);
        await TickUntilAsync(() => Live.Fired.Count == 2);
        Assert.Equal(["Snow 1 5", "Snow 2 6"], Live.Fired);

        // The fade moved with its track, and the launch restored the volume.
        await StepUntilAsync(() => Math.Abs(Live.Values["volume 2"] - 0.85) < 0.001);
        Assert.DoesNotContain(Reports, report => report.Kind == LiveReportKind.Refused);

        Live.SetTracks(["own 1", "vocals", "own 2"], ["Rain", "", "Wood"], ["Hum"], ["Fog", "", "Twice", "Snow"]);
        var before = CountRequests();
        await StepUntilAsync(() => CountRequests() >= before + 2);
        await LaunchAsync("Snow", 3);
        await StepUntilAsync(() => Live.Fired.Count == 3);
        Assert.Equal("Snow 3 7", Live.Fired[2]);

        int CountRequests() => Live.Peer.Received("/live/song/get/track_names").Length;
    }

    [Fact]
    public async Task Port_in_use_is_reported_and_opened_when_it_is_free()
    {
        using var other = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)other.Client.LocalEndPoint!).Port;
        using var connection = new AbletonOscConnection(Live.Peer.Port, port, changesFile: null, NullLoggerFactory.Instance, Time);
        var running = connection.RunAsync(_ => { }, Stopping.Token);
        Assert.Equal(SourceState.Retrying, connection.State);
        Assert.StartsWith($"Port {port} cannot be opened", connection.Problem, StringComparison.Ordinal);
        Assert.EndsWith("AbletonOSC answers only there: close the other program that uses it.", connection.Problem, StringComparison.Ordinal);

        other.Dispose();
        Live.Peer.To = port;
        await StepUntilAsync(() => connection.State == SourceState.Running);
        Assert.Null(connection.Problem);
        await Stopping.CancelAsync();
        await running;
    }
}
