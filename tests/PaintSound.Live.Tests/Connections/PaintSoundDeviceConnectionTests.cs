using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Beat;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Live.Connections;
using PaintSound.Live.Connections.PaintSoundDevice;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Live.Tests.Connections;

public sealed class PaintSoundDeviceConnectionTests : IAsyncDisposable
{
    private static readonly LiveExcerpt Rain =
        new(new Excerpt(new MusicWork("w1", "Rain", "/music/Rain.wav", "own", 60), 12, -20, 1), "Rain (2)", "own 1", PlaybackMode.Once, long.MaxValue);

    private readonly FakeTimeProvider _time = new();
    private readonly OscPeer _live = new();
    private readonly ConcurrentQueue<LiveReport> _reports = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly PaintSoundDeviceConnection _connection;
    private readonly Task _running;
    private readonly long _start;
    private volatile bool _isBusy = true;
    private volatile bool _isWelcomed;
    private volatile bool _answersPings = true;

    public PaintSoundDeviceConnectionTests()
    {
        (_live.OnReceived, _start) = (Reply, _time.GetTimestamp());
        _connection = new PaintSoundDeviceConnection("The remote script", _live.Port, NullLoggerFactory.Instance, _time);
        _running = _connection.RunAsync(_reports.Enqueue, _stop.Token);
    }

    [Fact]
    public async Task Hello_has_protocol_and_port_and_the_welcome_is_reported()
    {
        await ConnectAsync();
        var hello = _live.Received("/paintsound/live/hello")[0];
        Assert.Equal(",iii", hello.TypeTags);
        Assert.True(hello.Arguments[0].TryNumber(out var protocol));
        Assert.Equal(LiveCatalogue.Protocol, protocol);
        Assert.Equal(SourceState.Running, _connection.State);
        Assert.Contains("Live 12.1.5, remote script answers", Assert.Single(_reports).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beat_is_that_of_live_and_ends_when_live_is_silent()
    {
        await ConnectAsync();
        Assert.Null(_connection.Beat.Timeline);
        SendBeat(16, 0.5f, 100, 6, 8, 7, 1.5f, 1, 4);
        await Wait.UntilAsync(() => _connection.Beat.Timeline is not null);
        var timeline = _connection.Beat.Timeline!;
        Assert.Equal((16.5, 100, new TimeSignature(6, 8), true, LaunchQuantisation.Bar), (timeline.Position, timeline.Tempo, timeline.Signature, timeline.IsPlaying, timeline.Quantisation));
        Assert.Equal((7, 4), (timeline.Read(timeline.Timestamp).Bar, timeline.Read(timeline.Timestamp).Beat));
        _time.Advance(TimeSpan.FromSeconds(11));
        Assert.Null(_connection.Beat.Timeline);
    }

    [Fact]
    public async Task Beat_with_values_that_cannot_be_is_ignored()
    {
        await ConnectAsync();
        SendBeat(0, 0, 0, 4, 4, 1, 0, 1, 4);
        SendBeat(0, 0, 120, 4, 3, 1, 0, 1, 4);
        SendBeat(0, float.NaN, 120, 4, 4, 1, 0, 1, 4);
        SendBeat(4, 0, 120, 4, 4, 2, 0, 1, 4);
        await Wait.UntilAsync(() => _connection.Beat.Timeline is not null);
        Assert.Equal(4, _connection.Beat.Timeline!.Position);
    }

    private void SendBeat(int position, float part, float tempo, int numerator, int denominator, int bar, float since, int playing, int quantisation) => _live.Send(
        "/paintsound/live/beat",
        OscArgument.From(position), OscArgument.From(part), OscArgument.From(tempo), OscArgument.From(numerator), OscArgument.From(denominator),
        OscArgument.From(bar), OscArgument.From(since), OscArgument.From(playing), OscArgument.From(quantisation));

    [Fact]
    public async Task End_of_the_show_says_bye_and_nothing_after_it()
    {
        await ConnectAsync();
        var parameter = new LiveParameter("own 1", "Reverb", "Dry/Wet");
        _connection.Stop(string.Empty);
        await _connection.RestoreAsync(TestContext.Current.CancellationToken);
        _connection.Set(parameter, 0.5);
        Assert.Equal(0, _connection.Launch(Rain));
        await Wait.UntilAsync(() => _live.Received("/paintsound/live/bye").Length == 1);
        await AdvanceAsync(4);
        Assert.Single(_live.Received("/paintsound/live/stop"));
        Assert.Empty(_live.Received("/paintsound/live/set"));
        Assert.Empty(_live.Received("/paintsound/live/launch"));
    }

    [Fact]
    public async Task Disarmed_for_ten_seconds_gives_the_set_back_once_and_arming_sets_the_parameters_anew()
    {
        var parameter = new LiveParameter("own 1", "Reverb", "Dry/Wet");
        _connection.ShowControls(new ShowState());
        await ConnectAsync();
        _connection.Set(parameter, 0.25);
        _connection.ShowControls(new ShowState { Armed = false });
        await AdvanceAsync(36);
        _connection.ShowControls(new ShowState());
        await AdvanceAsync(12);
        Assert.Empty(_live.Received("/paintsound/live/bye"));

        _connection.ShowControls(new ShowState { Armed = false });
        _connection.Set(parameter, 0.5);
        await AdvanceAsync(41);
        await Wait.UntilAsync(() => _live.Received("/paintsound/live/bye").Length == 1);
        _connection.Set(parameter, 0.75);
        await AdvanceAsync(8);
        Assert.Single(_live.Received("/paintsound/live/bye"));
        Assert.Equal(2, _live.Received("/paintsound/live/set").Length);

        // In a set that is opened then, nothing is set either.
        _isWelcomed = false;
        _live.Send("/paintsound/live/restarted", OscArgument.From(1));
        await Wait.UntilAsync(() => _live.Received("/paintsound/live/bye").Length == 2);
        Assert.Equal(2, _live.Received("/paintsound/live/set").Length);

        _connection.ShowControls(new ShowState());
        await Wait.UntilAsync(() => _live.Received("/paintsound/live/set").Length == 3);
        Assert.Equal(OscArgument.From(0.75f), _live.Received("/paintsound/live/set")[2].Arguments[4]);
        Assert.NotEqual(0, _connection.Launch(Rain));
    }

    [Fact]
    public async Task Show_that_starts_disarmed_sets_nothing()
    {
        _connection.ShowControls(new ShowState { Armed = false });
        await ConnectAsync();
        _connection.Set(new LiveParameter("own 1", "Reverb", "Dry/Wet"), 0.25);
        await AdvanceAsync(2);
        Assert.Empty(_live.Received("/paintsound/live/set"));
        _connection.ShowControls(new ShowState());
        await Wait.UntilAsync(() => _live.Received("/paintsound/live/set").Length == 1);
    }

    [Fact]
    public async Task Launch_has_the_arguments_of_the_catalogue_and_is_followed_by_its_number()
    {
        // Replies to pings would also be measured, and their number is random.
        _answersPings = false;
        await ConnectAsync();
        var number = _connection.Launch(Rain with { Due = _time.GetTimestamp() + ILiveConnection.MaxLateness.Ticks });
        await Wait.UntilAsync(() => _live.Received("/paintsound/live/launch").Length == 1);
        Assert.Equal(
            [
                OscArgument.From(number), OscArgument.From("Rain (2)"), OscArgument.From("/music/Rain.wav"), OscArgument.From("own 1"),
                OscArgument.From(12f), OscArgument.From(4f), OscArgument.From("once"), OscArgument.From((int)(_time.GetElapsedTime(_start) + ILiveConnection.MaxLateness).TotalMilliseconds),
            ],
            _live.Received("/paintsound/live/launch")[0].Arguments);

        _time.Advance(TimeSpan.FromMilliseconds(8));
        _live.Send("/paintsound/live/triggered", OscArgument.From(number), OscArgument.From("own 1"), OscArgument.From("Rain"), OscArgument.From(1f));
        _live.Send("/paintsound/live/playing", OscArgument.From(number), OscArgument.From(16f));
        _live.Send("/paintsound/live/position", OscArgument.From((float)number), OscArgument.From(1.5f));
        _live.Send("/paintsound/live/ended", OscArgument.From(number));
        await Wait.UntilAsync(() => _reports.Count == 5);
        var reports = _reports.Skip(1).ToArray();
        Assert.Equal(
            [LiveReportKind.Triggered, LiveReportKind.Playing, LiveReportKind.Position, LiveReportKind.Ended], reports.Select(report => report.Kind));
        Assert.All(reports, report => Assert.Equal((number, TimeSpan.FromMilliseconds(8)), (report.Number, report.After)));
        Assert.Equal(1.5, reports[2].Position);
        Assert.Equal((1, TimeSpan.FromMilliseconds(8)), (_connection.Latency.Count, _connection.Latency.P95));
    }

    [Fact]
    public async Task Drops_launches_before_Live_answers_but_sends_parameters_later()
    {
        Assert.Equal([0, 0], [_connection.Launch(Rain), _connection.Launch(Rain)]);
        _connection.Set(new LiveParameter("own 1", "", "Volume"), 0.5);
        _connection.Set(new LiveParameter("own 1", "", "Volume"), 1);
        await ConnectAsync();
        await AdvanceAsync(4);
        Assert.Empty(_live.Received("/paintsound/live/launch"));
        await Wait.UntilAsync(() => _live.Received("/paintsound/live/set").Length > 0);
        Assert.Equal(OscArgument.From(1f), Assert.Single(_live.Received("/paintsound/live/set")).Arguments[4]);
        Assert.Equal(0, _connection.Launch(Rain with { Due = _time.GetTimestamp() - 1 }));
        Assert.Equal((2L, 1L), (_connection.Dropped, _connection.Late));
    }

    [Fact]
    public async Task Sends_nothing_while_Live_is_busy_and_reports_each_state_once()
    {
        await ConnectAsync();
        _isBusy = true;
        await AdvanceAsync(6);
        Assert.Equal(SourceState.Stale, _connection.State);
        Assert.Equal(0, _connection.Launch(Rain));
        await AdvanceAsync(18);
        Assert.Equal(SourceState.Lost, _connection.State);
        Assert.Equal(0, _connection.Launch(Rain));
        await ConnectAsync();
        Assert.NotEqual(0, _connection.Launch(Rain));
        await Wait.UntilAsync(() => _reports.Count == 4);
        Assert.All(_reports, report => Assert.Equal(LiveReportKind.State, report.Kind));
    }

    [Fact]
    public async Task Reports_refusals_of_Live_and_ignores_invalid_messages()
    {
        await ConnectAsync();
        _live.Send("/paintsound/live/triggered", OscArgument.From("x"));
        _live.Send("/paintsound/live/playing", OscArgument.From(float.NaN), OscArgument.From(1f));
        _live.Send("/paintsound/live/launch", OscArgument.From(1));
        _live.Send("/unknown");
        _live.Send("/paintsound/live/refused", OscArgument.From(9), OscArgument.From("missing"), OscArgument.From("There is no clip 'Snow'."));
        await Wait.UntilAsync(() => _reports.Count == 2);
        Assert.Equal(new LiveReport(LiveReportKind.Refused, 9, "There is no clip 'Snow'."), _reports.Last());
    }

    [Fact]
    public async Task Many_parameter_values_do_not_displace_a_launch()
    {
        await ConnectAsync();
        var number = _connection.Launch(Rain);
        for (var i = 0; i < 300; i++)
        {
            _connection.Set(new LiveParameter("own 1", "", "Volume"), i / 300.0);
        }

        _time.Advance(TimeSpan.FromMilliseconds(500));
        _live.Send("/paintsound/live/playing", OscArgument.From(number), OscArgument.From(16f));
        await Wait.UntilAsync(() => _reports.Count == 2);
        Assert.Equal(new LiveReport(LiveReportKind.Playing, number, "Rain (2) plays, 0.50 s after it was sent", TimeSpan.FromMilliseconds(500)), _reports.Last());
    }

    [Fact]
    public async Task Stop_fade_and_set_have_the_arguments_of_the_catalogue()
    {
        await ConnectAsync();
        _connection.Stop("");
        _connection.Fade("own 1", 0.5, TimeSpan.FromSeconds(2));
        _connection.Set(new LiveParameter("A-Reverb", "Hall", "Decay"), 0.25);
        foreach (var entry in new[] { LiveCatalogue.Stop, LiveCatalogue.Fade, LiveCatalogue.Set })
        {
            await Wait.UntilAsync(() => _live.Received(entry.Address).Length == 1);
            Assert.Equal("," + string.Concat(entry.Arguments.Select(argument => (char)argument.Type)), _live.Received(entry.Address)[0].TypeTags);
        }
    }

    [Theory]
    [InlineData(false, true, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public async Task Another_set_is_answered_with_hello_at_once_and_a_launch_that_was_lost_is_sent_again(bool isAnswered, bool isDueLater, bool isRepeated)
    {
        await ConnectAsync();
        var number = _connection.Launch(Rain with { Due = _time.GetTimestamp() + TimeSpan.FromSeconds(isDueLater ? 2 : 0.1).Ticks });
        await Wait.UntilAsync(() => _live.Received("/paintsound/live/launch").Length == 1);
        if (isAnswered)
        {
            _live.Send("/paintsound/live/triggered", OscArgument.From(number), OscArgument.From("own 1"), OscArgument.From("Rain"), OscArgument.From(1f));
            await Wait.UntilAsync(() => _reports.Any(report => report.Kind == LiveReportKind.Triggered));
        }

        var hellos = _live.Received("/paintsound/live/hello").Length;
        _answersPings = false;
        _time.Advance(TimeSpan.FromSeconds(0.25));
        await Wait.UntilAsync(() => _live.Received("/paintsound/live/ping").Length > 0);
        _isWelcomed = false;
        _live.Send("/paintsound/live/restarted", OscArgument.From(1));
        await Wait.UntilAsync(() => _reports.Any(report => report.Text.StartsWith("Live has opened a set; Live 12.1.5, remote script answers again", StringComparison.Ordinal)));
        Assert.Equal(hellos + 1, _live.Received("/paintsound/live/hello").Length);
        Assert.Equal(SourceState.Running, _connection.State);
        _connection.Stop(string.Empty);
        await Wait.UntilAsync(() => _live.Received("/paintsound/live/stop").Length == 1);
        Assert.Equal(isRepeated ? [number, number] : [number], _live.Received("/paintsound/live/launch").Select(launch => launch.Arguments[0].TryNumber(out var sent) ? (int)sent : -1));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _connection.Dispose();
        _live.Dispose();
        _stop.Dispose();
    }

    private void Reply(OscMessage message)
    {
        if (_isBusy)
        {
            return;
        }

        if (message.Address == LiveCatalogue.Hello.Address && message.Arguments[1].TryNumber(out var port))
        {
            // On a busy machine a second hello can be sent before the reply arrives. Another welcome would mean that Live has restarted.
            if (_isWelcomed)
            {
                return;
            }

            _isWelcomed = true;
            _live.To = (int)port;
            _live.Send(LiveCatalogue.Welcome.Address, OscArgument.From(LiveCatalogue.Protocol), OscArgument.From("Live 12.1.5, remote script"));
        }
        else if (message.Address == LiveCatalogue.Ping.Address && _answersPings)
        {
            _live.Send(LiveCatalogue.Pong.Address, message.Arguments[0]);
        }
    }

    private async Task ConnectAsync()
    {
        (_isWelcomed, _isBusy) = (false, false);
        for (var attempt = 0; _connection.State != SourceState.Running; attempt++)
        {
            await AdvanceAsync(1);
            Assert.True(attempt < 100);
        }

        await Wait.UntilAsync(() => !_reports.IsEmpty);
    }

    // Pings are sent from a second thread and answered from a third.
    private async Task AdvanceAsync(int intervals)
    {
        for (; intervals > 0; intervals--)
        {
            _time.Advance(TimeSpan.FromSeconds(0.25));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
