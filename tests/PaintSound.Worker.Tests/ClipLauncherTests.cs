using Microsoft.Extensions.Logging.Abstractions;
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
    private readonly Door _door = new();

    public void Dispose() => _door.Dispose();

    [Fact]
    public void While_armed_what_is_chosen_is_launched_on_the_track_of_its_work_with_a_due_time()
    {
        var voice = Voice(PlaybackMode.Loop);
        voice.OnControls(new ShowState { Armed = false });
        voice.OnSelected(Chosen(Rain, 1));
        Assert.Empty(_door.Launched);
        voice.OnControls(new ShowState { Armed = true });
        voice.OnSelected(Chosen(Rain, 2));
        var launch = Assert.Single(_door.Launched);
        Assert.Equal(("Rain", "own 1", PlaybackMode.Loop), (launch.Clip, launch.Track, launch.Playback));
        Assert.Equal(TimeSpan.FromSeconds(2) + ILiveConnection.MaxLateness, _time.GetElapsedTime(_time.GetTimestamp(), launch.Due));
    }

    [Fact]
    public void The_track_before_is_stopped_when_the_next_has_been_fired_elsewhere_and_not_when_on_the_same()
    {
        var voice = Voice();
        voice.Handle(Fired(1, "own 1"));
        voice.Handle(Fired(2, "own 1"));
        Assert.Empty(_door.Asked);
        voice.Handle(Fired(3, "composers 1"));
        Assert.Equal(["stop own 1"], _door.Asked);
        voice.Handle(Ended(3));
        voice.Handle(Fired(4, "own 1"));
        Assert.Equal(["stop own 1"], _door.Asked);
    }

    [Fact]
    public void With_a_fade_the_track_before_fades_once_the_next_sounds_elsewhere_and_not_before()
    {
        var voice = Voice(fade: 2);
        voice.Handle(Fired(1, "own 1"));
        voice.Handle(Playing(1));
        voice.Handle(Fired(2, "composers 1"));
        Assert.Empty(_door.Asked);
        voice.Handle(Playing(2));
        Assert.Equal(["fade own 1 0 2"], _door.Asked);
        voice.Handle(Fired(3, "composers 1"));
        voice.Handle(Ended(2));
        voice.Handle(Playing(3));
        voice.Handle(Ended(3));
        voice.Handle(Fired(4, "own 1"));
        voice.Handle(Playing(4));
        Assert.Equal(["fade own 1 0 2"], _door.Asked);
    }

    [Fact]
    public void What_was_fired_and_has_not_begun_when_another_is_fired_elsewhere_is_stopped_and_what_sounds_fades_for_the_last()
    {
        var voice = Voice(fade: 2);
        voice.Handle(Fired(1, "own 1"));
        voice.Handle(Playing(1));
        voice.Handle(Fired(2, "composers 1"));
        voice.Handle(Fired(3, "demo 1"));
        Assert.Equal(["stop composers 1"], _door.Asked);
        voice.Handle(Playing(2));
        Assert.Equal(["stop composers 1"], _door.Asked);
        voice.Handle(Playing(3));
        Assert.Equal(["stop composers 1", "fade own 1 0 2"], _door.Asked);
    }

    [Fact]
    public void Through_a_door_that_tells_nothing_the_track_before_is_stopped_when_the_next_is_fired_fade_or_not()
    {
        _door.HasFeedback = false;
        var voice = Voice(fade: 2);
        voice.Handle(Fired(1, "own 1"));
        voice.Handle(Fired(2, "own 1"));
        voice.Handle(Fired(3, "composers 1"));
        voice.Handle(Fired(4, "own 1"));
        Assert.Equal(["stop own 1", "stop composers 1"], _door.Asked);
    }

    [Fact]
    public void What_Live_does_is_told_a_line_each_but_not_every_end()
    {
        using var words = new StringWriter();
        using var outbox = new EventQueue(NullLogger<EventQueue>.Instance);
        foreach (var report in new LiveReport[]
        {
            new(LiveReportKind.Playing, 1, "Rain plays, 0.21 s after it was sent"),
            new(LiveReportKind.Ended, 1, "Rain has ended"),
            new(LiveReportKind.Refused, 2, "There is no clip 'Snow'."),
        })
        {
            outbox.Post(new PerformanceEvent(PerformanceEventKind.Live, TimeSpan.Zero, Subject: report));
        }

        outbox.Deliver([new ConsoleOutput(words)], new ShowState(), TimeSpan.Zero);
        Assert.Equal(
            ["         Live: Rain plays, 0.21 s after it was sent.", "         Live: There is no clip 'Snow'."],
            words.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
    }

    private static MusicWork Rain { get; } = new("w1", "Rain", "/music/Rain.wav", "own", 60);

    private static Selection Chosen(MusicWork work, double at) => new(
        TimeSpan.FromSeconds(at), new Excerpt(work, 8, -20, 1), 0.1f, 0.2f,
        new SelectionReason(ChoosingStrategy.GateThenSound, SoundDistanceKind.Weighed, 0.3, false, 1, 1, 1, 1, []));

    private static LiveReport Fired(int number, string track) => new(LiveReportKind.Triggered, number, "fired") { Track = track };

    private static LiveReport Playing(int number) => new(LiveReportKind.Playing, number, "plays");

    private static LiveReport Ended(int number) => new(LiveReportKind.Ended, number, "has ended");

    private ClipLauncher Voice(PlaybackMode manner = PlaybackMode.Once, double fade = 0) => new(
        _door,
        new ClipGrid([Rain]),
        new LiveSettings(LiveConnectionKind.RemoteScript, 9110, manner, TimeSpan.FromSeconds(fade)),
        _time);

    private sealed class Door : ILiveConnection
    {
        public List<LiveExcerpt> Launched { get; } = [];

        public List<string> Asked { get; } = [];

        public string Name => "door";

        public bool HasFeedback { get; set; } = true;

        public SourceState State => SourceState.Running;

        public LiveLatency Latency { get; } = new();

        public long Dropped => 0;

        public long Late => 0;

        public Task RunAsync(Action<LiveReport> report, CancellationToken stop) => Task.CompletedTask;

        public int Launch(LiveExcerpt excerpt)
        {
            Launched.Add(excerpt);
            return Launched.Count;
        }

        public void Stop(string track) => Asked.Add($"stop {track}");

        public void Fade(string track, double level, TimeSpan time) => Asked.Add($"fade {track} {level} {time.TotalSeconds}");

        public void Set(LiveParameter parameter, double value) => Asked.Add($"set {parameter} {value}");

        public void Dispose()
        {
        }
    }
}
