using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Beat;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Live.Connections;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Tests;

public sealed class ClipLauncherTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly TestConnection _connection = new();
    private readonly FakeLogger _log = new();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Launches_a_selection_on_the_track_of_its_work_while_armed()
    {
        var launcher = CreateLauncher(PlaybackMode.Loop);
        launcher.OnControls(new ShowState { Armed = false });
        launcher.OnSelected(Selected(Rain, 1));
        Assert.Empty(_connection.Launches);
        launcher.OnControls(new ShowState { Armed = true });
        launcher.OnSelected(Selected(Rain, 2));
        var launch = Assert.Single(_connection.Launches);
        Assert.Equal(("Rain", "own 1", PlaybackMode.Loop), (launch.Clip, launch.Track, launch.Playback));
        Assert.Equal(TimeSpan.FromSeconds(2) + ILiveConnection.MaxLateness, _time.GetElapsedTime(_time.GetTimestamp(), launch.Due));
    }

    [Theory]
    [InlineData(LaunchQuantisation.Quarter, 7, 1)]
    [InlineData(LaunchQuantisation.None, 7, 1)]
    [InlineData(LaunchQuantisation.Bar, 7, 0)]
    [InlineData(LaunchQuantisation.FourBars, 7, 0)]
    [InlineData(LaunchQuantisation.Quarter, null, 0)]
    public void Says_once_that_live_starts_clips_before_their_bar(LaunchQuantisation quantisation, int? bar, int messages)
    {
        var clock = new BeatClock("Live", _time);
        clock.Update(new BeatReport(120, TimeSignature.Common, 0, IsPlaying: true) { Quantisation = quantisation }, _time.GetTimestamp());
        _connection.Beat = clock;
        var launcher = CreateLauncher();
        launcher.OnControls(new ShowState { Armed = true });
        for (var at = 0; at < 3; at++)
        {
            var selection = Selected(Rain, at);
            launcher.OnSelected(selection with { Reason = selection.Reason with { Bar = bar } });
        }

        Assert.Equal(3, _connection.Launches.Count);
        Assert.Equal(messages, _log.Collector.Count);
    }

    [Fact]
    public void Tells_a_device_in_Live_the_controls()
    {
        var launcher = CreateLauncher();
        var state = new ShowState { Armed = false };
        launcher.OnControls(state);
        Assert.Same(state, _connection.Controls);
    }

    [Fact]
    public void Stops_the_previous_track_when_a_clip_on_another_track_is_triggered()
    {
        var launcher = CreateLauncher();
        launcher.Handle(Triggered(1, "own 1"));
        launcher.Handle(Triggered(2, "own 1"));
        Assert.Empty(_connection.Commands);
        launcher.Handle(Triggered(3, "composers 1"));
        Assert.Equal(["stop own 1"], _connection.Commands);
        launcher.Handle(Ended(3));
        launcher.Handle(Triggered(4, "own 1"));
        Assert.Equal(["stop own 1"], _connection.Commands);
    }

    [Fact]
    public void With_a_fade_the_previous_track_fades_when_a_clip_on_another_track_plays()
    {
        var launcher = CreateLauncher(fade: 2);
        launcher.Handle(Triggered(1, "own 1"));
        launcher.Handle(Playing(1));
        launcher.Handle(Triggered(2, "composers 1"));
        Assert.Empty(_connection.Commands);
        launcher.Handle(Playing(2));
        Assert.Equal(["fade own 1 0 2"], _connection.Commands);
        launcher.Handle(Triggered(3, "composers 1"));
        launcher.Handle(Ended(2));
        launcher.Handle(Playing(3));
        launcher.Handle(Ended(3));
        launcher.Handle(Triggered(4, "own 1"));
        launcher.Handle(Playing(4));
        Assert.Equal(["fade own 1 0 2"], _connection.Commands);
    }

    [Fact]
    public void A_triggered_clip_that_does_not_play_yet_is_stopped_and_the_playing_clip_fades_for_the_last()
    {
        var launcher = CreateLauncher(fade: 2);
        launcher.Handle(Triggered(1, "own 1"));
        launcher.Handle(Playing(1));
        launcher.Handle(Triggered(2, "composers 1"));
        launcher.Handle(Triggered(3, "demo 1"));
        Assert.Equal(["stop composers 1"], _connection.Commands);
        launcher.Handle(Playing(2));
        Assert.Equal(["stop composers 1"], _connection.Commands);
        launcher.Handle(Playing(3));
        Assert.Equal(["stop composers 1", "fade own 1 0 2"], _connection.Commands);
    }

    [Fact]
    public void Without_feedback_the_previous_track_is_stopped_even_with_a_fade()
    {
        _connection.HasFeedback = false;
        var launcher = CreateLauncher(fade: 2);
        launcher.Handle(Triggered(1, "own 1"));
        launcher.Handle(Triggered(2, "own 1"));
        launcher.Handle(Triggered(3, "composers 1"));
        launcher.Handle(Triggered(4, "own 1"));
        Assert.Equal(["stop own 1", "stop composers 1"], _connection.Commands);
    }

    [Fact]
    public void Prints_reports_from_Live_except_the_end_of_a_clip()
    {
        using var writer = new StringWriter();
        using var queue = new EventQueue(NullLogger<EventQueue>.Instance);
        foreach (var report in new LiveReport[]
        {
            new(LiveReportKind.Playing, 1, "Rain plays, 0.21 s after it was sent"),
            new(LiveReportKind.Ended, 1, "Rain has ended"),
            new(LiveReportKind.Refused, 2, "There is no clip 'Snow'."),
        })
        {
            queue.Post(new PerformanceEvent(PerformanceEventKind.Live, TimeSpan.Zero, Subject: report));
        }

        queue.Deliver([new ConsoleOutput(writer)], new ShowState(), TimeSpan.Zero);
        Assert.Equal(
            ["         Live: Rain plays, 0.21 s after it was sent.", "         Live: There is no clip 'Snow'."],
            writer.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
    }

    private static MusicWork Rain { get; } = new("w1", "Rain", "/music/Rain.wav", "own", 60);

    private static Selection Selected(MusicWork work, double at) => new(
        TimeSpan.FromSeconds(at), new Excerpt(work, 8, -20, 1), 0.1f, 0.2f,
        new SelectionReason(ChoosingStrategy.GateThenSound, SoundDistanceKind.Weighed, 0.3, false, 1, 1, 1, 1, []));

    private static LiveReport Triggered(int number, string track) => new(LiveReportKind.Triggered, number, "triggered") { Track = track };

    private static LiveReport Playing(int number) => new(LiveReportKind.Playing, number, "plays");

    private static LiveReport Ended(int number) => new(LiveReportKind.Ended, number, "has ended");

    private ClipLauncher CreateLauncher(PlaybackMode playback = PlaybackMode.Once, double fade = 0) => new(
        _connection,
        new ClipGrid([Rain]),
        new LiveSettings(LiveConnectionKind.RemoteScript, 9110, playback, TimeSpan.FromSeconds(fade)),
        _log,
        _time,
        _time.GetTimestamp());

    private sealed class TestConnection : ILiveConnection
    {
        public List<LiveExcerpt> Launches { get; } = [];

        public List<string> Commands { get; } = [];

        public ShowState? Controls { get; private set; }

        public string Name => "test";

        public IBeatSource? Beat { get; set; }

        public bool HasFeedback { get; set; } = true;

        public SourceState State => SourceState.Running;

        public LiveLatency Latency { get; } = new();

        public long Dropped => 0;

        public long Late => 0;

        public Task RunAsync(Action<LiveReport> report, CancellationToken stop) => Task.CompletedTask;

        public void ShowControls(ShowState state) => Controls = state;

        public int Launch(LiveExcerpt excerpt)
        {
            Launches.Add(excerpt);
            return Launches.Count;
        }

        public void Stop(string track) => Commands.Add($"stop {track}");

        public void Fade(string track, double level, TimeSpan time) => Commands.Add($"fade {track} {level} {time.TotalSeconds}");

        public void Set(LiveParameter parameter, double value) => Commands.Add($"set {parameter} {value}");

        public void Dispose()
        {
        }
    }
}
