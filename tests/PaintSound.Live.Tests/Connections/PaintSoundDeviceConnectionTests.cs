using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Live.Connections;
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
    private readonly CancellationTokenSource _over = new();
    private readonly PaintSoundDeviceConnection _door;
    private readonly Task _running;
    private readonly long _start;
    private volatile bool _deaf = true;
    private volatile bool _welcomed;
    private volatile bool _answersPings = true;

    public PaintSoundDeviceConnectionTests()
    {
        (_live.Answer, _start) = (Answer, _time.GetTimestamp());
        _door = new PaintSoundDeviceConnection("The remote script", _live.Port, NullLoggerFactory.Instance, _time);
        _running = _door.RunAsync(_reports.Enqueue, _over.Token);
    }

    [Fact]
    public async Task Hello_names_protocol_and_port_and_Live_s_answer_is_a_state_that_is_said()
    {
        await GreetAsync();
        var hello = _live.At("/paintsound/live/hello")[0];
        Assert.Equal(",iii", hello.TypeTags);
        Assert.True(hello.Arguments[0].TryNumber(out var protocol));
        Assert.Equal(LiveCatalogue.Protocol, protocol);
        Assert.Equal(SourceState.Running, _door.State);
        Assert.Contains("Live 12.1.5, remote script answers", Assert.Single(_reports).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_launch_carries_what_the_catalogue_says_and_is_followed_by_its_number()
    {
        // Their answers count, too, and it is chance how many there are by then.
        _answersPings = false;
        await GreetAsync();
        var number = _door.Launch(Rain with { Due = _time.GetTimestamp() + ILiveConnection.Patience.Ticks });
        await Until.SoAsync(() => _live.At("/paintsound/live/launch").Length == 1);
        Assert.Equal(
            [
                OscArgument.From(number), OscArgument.From("Rain (2)"), OscArgument.From("/music/Rain.wav"), OscArgument.From("own 1"),
                OscArgument.From(12f), OscArgument.From(4f), OscArgument.From("once"), OscArgument.From((int)(_time.GetElapsedTime(_start) + ILiveConnection.Patience).TotalMilliseconds),
            ],
            _live.At("/paintsound/live/launch")[0].Arguments);

        _time.Advance(TimeSpan.FromMilliseconds(8));
        _live.Say("/paintsound/live/triggered", OscArgument.From(number), OscArgument.From("own 1"), OscArgument.From("Rain"), OscArgument.From(1f));
        _live.Say("/paintsound/live/playing", OscArgument.From(number), OscArgument.From(16f));
        _live.Say("/paintsound/live/position", OscArgument.From((float)number), OscArgument.From(1.5f));
        _live.Say("/paintsound/live/ended", OscArgument.From(number));
        await Until.SoAsync(() => _reports.Count == 5);
        var reports = _reports.Skip(1).ToArray();
        Assert.Equal(
            [LiveReportKind.Triggered, LiveReportKind.Playing, LiveReportKind.Position, LiveReportKind.Ended], reports.Select(report => report.Kind));
        Assert.All(reports, report => Assert.Equal((number, TimeSpan.FromMilliseconds(8)), (report.Number, report.After)));
        Assert.Equal(1.5, reports[2].Position);
        Assert.Equal((1, TimeSpan.FromMilliseconds(8)), (_door.Latency.Count, _door.Latency.P95));
    }

    [Fact]
    public async Task Before_Live_answers_launches_are_dropped_and_counted_and_only_parameters_come_later()
    {
        Assert.Equal([0, 0], [_door.Launch(Rain), _door.Launch(Rain)]);
        _door.Set(new LiveParameter("own 1", "", "Volume"), 0.5);
        _door.Set(new LiveParameter("own 1", "", "Volume"), 1);
        await GreetAsync();
        await BeatsAsync(4);
        Assert.Empty(_live.At("/paintsound/live/launch"));
        await Until.SoAsync(() => _live.At("/paintsound/live/set").Length > 0);
        Assert.Equal(OscArgument.From(1f), Assert.Single(_live.At("/paintsound/live/set")).Arguments[4]);
        Assert.Equal(0, _door.Launch(Rain with { Due = _time.GetTimestamp() - 1 }));
        Assert.Equal((2L, 1L), (_door.Dropped, _door.Late));
    }

    [Fact]
    public async Task While_Live_is_deaf_nothing_is_sent_and_it_is_said_once_and_it_goes_on_afterwards()
    {
        await GreetAsync();
        _deaf = true;
        await BeatsAsync(6);
        Assert.Equal(SourceState.Stale, _door.State);
        Assert.Equal(0, _door.Launch(Rain));
        await BeatsAsync(18);
        Assert.Equal(SourceState.Lost, _door.State);
        Assert.Equal(0, _door.Launch(Rain));
        await GreetAsync();
        Assert.NotEqual(0, _door.Launch(Rain));
        await Until.SoAsync(() => _reports.Count == 4);
        Assert.All(_reports, report => Assert.Equal(LiveReportKind.State, report.Kind));
    }

    [Fact]
    public async Task What_Live_refuses_is_told_in_its_words_and_nonsense_is_passed_over()
    {
        await GreetAsync();
        _live.Say("/paintsound/live/triggered", OscArgument.From("x"));
        _live.Say("/paintsound/live/playing", OscArgument.From(float.NaN), OscArgument.From(1f));
        _live.Say("/paintsound/live/launch", OscArgument.From(1));
        _live.Say("/elsewhere");
        _live.Say("/paintsound/live/refused", OscArgument.From(9), OscArgument.From("missing"), OscArgument.From("There is no clip 'Snow'."));
        await Until.SoAsync(() => _reports.Count == 2);
        Assert.Equal(new LiveReport(LiveReportKind.Refused, 9, "There is no clip 'Snow'."), _reports.Last());
    }

    [Fact]
    public async Task Parameters_that_move_do_not_make_a_launch_forgotten()
    {
        await GreetAsync();
        var number = _door.Launch(Rain);
        for (var i = 0; i < 300; i++)
        {
            _door.Set(new LiveParameter("own 1", "", "Volume"), i / 300.0);
        }

        _time.Advance(TimeSpan.FromMilliseconds(500));
        _live.Say("/paintsound/live/playing", OscArgument.From(number), OscArgument.From(16f));
        await Until.SoAsync(() => _reports.Count == 2);
        Assert.Equal(new LiveReport(LiveReportKind.Playing, number, "Rain (2) plays, 0.50 s after it was sent", TimeSpan.FromMilliseconds(500)), _reports.Last());
    }

    [Fact]
    public async Task Stop_fade_and_set_go_out_as_the_catalogue_says()
    {
        await GreetAsync();
        _door.Stop("");
        _door.Fade("own 1", 0.5, TimeSpan.FromSeconds(2));
        _door.Set(new LiveParameter("A-Reverb", "Hall", "Decay"), 0.25);
        foreach (var entry in new[] { LiveCatalogue.Stop, LiveCatalogue.Fade, LiveCatalogue.Set })
        {
            await Until.SoAsync(() => _live.At(entry.Address).Length == 1);
            Assert.Equal("," + string.Concat(entry.Arguments.Select(argument => (char)argument.Type)), _live.At(entry.Address)[0].TypeTags);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _running;
        _door.Dispose();
        _live.Dispose();
        _over.Dispose();
    }

    private void Answer(OscMessage message)
    {
        if (_deaf)
        {
            return;
        }

        if (message.Address == LiveCatalogue.Hello.Address && message.Arguments[1].TryNumber(out var port))
        {
            // A busy machine may let a second beat pass before the answer is heard: another welcome would be a Live that has begun anew.
            if (_welcomed)
            {
                return;
            }

            _welcomed = true;
            _live.To = (int)port;
            _live.Say(LiveCatalogue.Welcome.Address, OscArgument.From(LiveCatalogue.Protocol), OscArgument.From("Live 12.1.5, remote script"));
        }
        else if (message.Address == LiveCatalogue.Ping.Address && _answersPings)
        {
            _live.Say(LiveCatalogue.Pong.Address, message.Arguments[0]);
        }
    }

    private async Task GreetAsync()
    {
        (_welcomed, _deaf) = (false, false);
        for (var beat = 0; _door.State != SourceState.Running; beat++)
        {
            await BeatsAsync(1);
            Assert.True(beat < 100);
        }

        await Until.SoAsync(() => !_reports.IsEmpty);
    }

    // A beat is sent from another thread, and answered from a third.
    private async Task BeatsAsync(int beats)
    {
        for (; beats > 0; beats--)
        {
            _time.Advance(TimeSpan.FromSeconds(0.25));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
